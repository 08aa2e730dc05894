/// The application's packages: a GraalPy virtual environment, filled by GraalPy's own pip.
///
/// In flow the folder of the environment and what is wanted in it; out flow a usable environment
/// and a lock file beside it that says exactly what it holds. [PythonEnvironment] is the entrance.
///
/// Python runs here as a subprocess only, never inside this JVM. This room imports nothing else of
/// Krait. Nothing in it is meant for several threads, but several processes may use one
/// environment: the second one to install waits.
@NullMarked
package dev.krait.packages;

import org.jspecify.annotations.NullMarked;
