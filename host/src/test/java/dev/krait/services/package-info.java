/// Tests of the room.
@NullMarked
package dev.krait.services;

import org.jspecify.annotations.NullMarked;
