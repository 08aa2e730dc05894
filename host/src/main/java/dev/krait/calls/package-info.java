/// Calls of an application's Python functions by the Java program it runs in: values in and out
/// (room `values`), on the same interpreters, queue and limits as requests (room `interpreter`).
@NullMarked
package dev.krait.calls;

import org.jspecify.annotations.NullMarked;
