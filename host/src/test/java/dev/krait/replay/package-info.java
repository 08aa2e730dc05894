/// Tests of the room of the same name.
@NullMarked
package dev.krait.replay;

import org.jspecify.annotations.NullMarked;
