/// Tests of the room of the same name.
@NullMarked
package dev.krait.diff;

import org.jspecify.annotations.NullMarked;
