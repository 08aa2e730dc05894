/// Krait as a library: a WSGI application as an object of a Java program, see
/// [WsgiApplication][dev.krait.embed.WsgiApplication]. Doors in front of one are in the rooms
/// `listener` (Undertow), `servlet` and `client`.
@NullMarked
package dev.krait.embed;

import org.jspecify.annotations.NullMarked;
