/// Tests of the room.
@NullMarked
package dev.krait.jdbc;

import org.jspecify.annotations.NullMarked;
