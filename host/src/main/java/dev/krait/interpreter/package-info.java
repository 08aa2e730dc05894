/// The interpreter pool: which request runs where, and when.
///
/// In comes an [dev.krait.exchange.Exchange] on an I/O thread; it waits in one bounded queue and is
/// served by a thread of one of the pool's [Interpreter][dev.krait.interpreter.Interpreter]s. How
/// an interpreter is made of Python is the bridge's business: this room knows the JDK and the
/// exchange vocabulary only.
///
/// **Threads.** An interpreter has one primary thread, which creates, enters and closes it, and up
/// to `threads - 1` helpers. One of them at a time is the *leader*: it alone takes requests off the
/// queue. A leader that is quick keeps the lead, so no other thread waits for the interpreter's
/// lock (the GIL is a fair lock: threads that contend for it convoy). Only when its request has run
/// for a few milliseconds while others wait does the [Watch][dev.krait.interpreter.Watch] hand the
/// lead on.
@NullMarked
package dev.krait.interpreter;

import org.jspecify.annotations.NullMarked;
