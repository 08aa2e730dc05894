/// Tests of the room of the same name.
@NullMarked
package dev.krait.files;

import org.jspecify.annotations.NullMarked;
