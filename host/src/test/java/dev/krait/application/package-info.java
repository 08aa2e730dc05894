/// What is told of an application, and where its Python is.
@NullMarked
package dev.krait.application;

import org.jspecify.annotations.NullMarked;
