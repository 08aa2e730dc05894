/// Static files: answers requests below certain paths from folders, without the application.
///
/// [StaticFiles][dev.krait.files.StaticFiles] stands before the interpreter pool and knows requests
/// as the application would see them, so that no path means one thing here and another there.
@NullMarked
package dev.krait.files;

import org.jspecify.annotations.NullMarked;
