/// Applications inside the test's own JVM.
@NullMarked
package dev.krait.embed;

import org.jspecify.annotations.NullMarked;
