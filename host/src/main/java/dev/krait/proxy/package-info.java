/// Other servers as owners of requests: passes an exchange on over HTTP/1.1 and streams both ways.
///
/// [Proxy] is its door, and [Fetch] for whoever only wants an answer. Both speak through
/// connections that are kept for the next request. Everything here waits on virtual threads, so
/// that the back-pressure of bodies and responses is plain blocking. JDK only: an exchange may have
/// come over any listener, and this is the same behind each.
@NullMarked
package dev.krait.proxy;

import org.jspecify.annotations.NullMarked;
