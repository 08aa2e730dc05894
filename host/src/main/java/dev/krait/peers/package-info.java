/// WSGI servers as processes: Python's well-known ones on CPython, which Krait is compared with.
///
/// In flow the name of a server and the application it is to serve; out flow a process that
/// listens, and its address. [Peers] is the entrance. The servers and what the applications need
/// live in a virtual environment of CPython's in the user's cache, made once for each content. What
/// can be had is had: a server that cannot be installed is an exception that names it, and harms no
/// other.
///
/// Nothing here measures anything, and nothing here is meant for several threads. Whatever was
/// started ends with this JVM.
@NullMarked
package dev.krait.peers;

import org.jspecify.annotations.NullMarked;
