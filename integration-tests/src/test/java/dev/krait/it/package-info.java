/// Tests that drive the packaged `krait` from outside: as a process, over sockets, beside other
/// WSGI servers.
@NullMarked
package dev.krait.it;

import org.jspecify.annotations.NullMarked;
