/// Tests of other servers as owners.
@NullMarked
package dev.krait.proxy;

import org.jspecify.annotations.NullMarked;
