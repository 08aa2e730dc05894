/// Tests of the room of the same name.
@NullMarked
package dev.krait.listener;

import org.jspecify.annotations.NullMarked;
