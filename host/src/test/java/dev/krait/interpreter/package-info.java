/// Tests of the room of the same name.
@NullMarked
package dev.krait.interpreter;

import org.jspecify.annotations.NullMarked;
