/// All of GraalPy: makes [interpreters][dev.krait.interpreter.Interpreter] out of GraalPy contexts
/// and carries requests into the Python half of the bridge, the package `krait_bridge`.
///
/// A request is one call of `krait_bridge.server.serve`; strings go in flat, a complete response
/// comes back as one tuple. Streams call back, once per block, on
/// [HostExchange][dev.krait.bridge.HostExchange]. Nothing of Python escapes this room: callers see
/// the exchange vocabulary and the interpreter room's types.
@NullMarked
package dev.krait.bridge;

import org.jspecify.annotations.NullMarked;
