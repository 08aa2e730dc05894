/// One application behind all doors.
@NullMarked
package dev.krait.doors;

import org.jspecify.annotations.NullMarked;
