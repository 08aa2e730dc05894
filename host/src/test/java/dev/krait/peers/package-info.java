/// Tests of starting and ending servers, with shell scripts in their place.
@NullMarked
package dev.krait.peers;

import org.jspecify.annotations.NullMarked;
