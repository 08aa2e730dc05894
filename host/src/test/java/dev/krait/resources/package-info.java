/// Files of the class path, unpacked.
@NullMarked
package dev.krait.resources;

import org.jspecify.annotations.NullMarked;
