/// A shop in Java with the old one, in Python, inside.
@NullMarked
package dev.krait.samples.shop;

import org.jspecify.annotations.NullMarked;
