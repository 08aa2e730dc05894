/// Tests of the room of the same name.
@NullMarked
package dev.krait.exchange;

import org.jspecify.annotations.NullMarked;
