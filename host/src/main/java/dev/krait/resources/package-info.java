/// Files that the class path carries, put where the operating system and Python can use them:
/// Krait's own Python half, and applications in a jar.
@NullMarked
package dev.krait.resources;

import org.jspecify.annotations.NullMarked;
