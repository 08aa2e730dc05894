/// Tests of the room.
@NullMarked
package dev.krait.values;

import org.jspecify.annotations.NullMarked;
