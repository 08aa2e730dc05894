/// Tests of the room of the same name.
@NullMarked
package dev.krait.check;

import org.jspecify.annotations.NullMarked;
