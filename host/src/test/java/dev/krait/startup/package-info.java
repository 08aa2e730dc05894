@NullMarked
package dev.krait.startup;

import org.jspecify.annotations.NullMarked;
