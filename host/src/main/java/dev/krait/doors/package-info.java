/// An application behind one door, as a program: what `krait bench` compares doors with. Nothing
/// else of Krait uses it, and it needs the jars of a servlet container, which Krait does not have.
@NullMarked
package dev.krait.doors;

import org.jspecify.annotations.NullMarked;
