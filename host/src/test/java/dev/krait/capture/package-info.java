/// Tests of the room of the same name.
@NullMarked
package dev.krait.capture;

import org.jspecify.annotations.NullMarked;
