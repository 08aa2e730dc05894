/// Tests of the room of the same name.
@NullMarked
package dev.krait.warmup;

import org.jspecify.annotations.NullMarked;
