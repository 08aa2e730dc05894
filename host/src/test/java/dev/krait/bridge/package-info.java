/// Tests of the room of the same name.
@NullMarked
package dev.krait.bridge;

import org.jspecify.annotations.NullMarked;
