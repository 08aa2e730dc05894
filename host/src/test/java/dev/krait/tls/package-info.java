/// Tests of the room of the same name.
@NullMarked
package dev.krait.tls;

import org.jspecify.annotations.NullMarked;
