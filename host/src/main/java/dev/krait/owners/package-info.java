/// The migration table as it is configured: makes the owners that its rules name, and ends them.
/// What they do with requests is in the rooms `route`, `proxy` and `listener`.
@NullMarked
package dev.krait.owners;

import org.jspecify.annotations.NullMarked;
