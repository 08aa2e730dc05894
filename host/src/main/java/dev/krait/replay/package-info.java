/// `krait replay`: sends a capture to two implementations, or to one, and tells in what their
/// answers differ and how much quicker one is.
///
/// A [ReplayPlan][dev.krait.replay.ReplayPlan] says what is sent where,
/// [Replay][dev.krait.replay.Replay] sends it, each request to both before the next, and gives a
/// [ReplayReport][dev.krait.replay.ReplayReport] as text, JSON and HTML. What was recorded comes
/// from room `capture`, what differs is for room `diff` to say.
@NullMarked
package dev.krait.replay;

import org.jspecify.annotations.NullMarked;
