/// Tests of the source itself: rooms, sizes, formatting.
@NullMarked
package dev.krait.architecture;

import org.jspecify.annotations.NullMarked;
