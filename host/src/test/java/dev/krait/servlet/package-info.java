/// Requests without a network.
@NullMarked
package dev.krait.servlet;

import org.jspecify.annotations.NullMarked;
