/// What makes Krait start quickly: a runtime image of the JDK with the Graal compiler linked in,
/// and start-up caches (JEP 483, 514, 515: the JVM's AOT cache) that hold classes parsed and
/// linked.
///
/// In flow a distribution and a command that serves an application; out flow files in that
/// distribution, or beside that application, which `bin/krait` finds by itself. Krait works without
/// any of them, more slowly. [Startup] is the entrance.
///
/// What was made once is kept by its content in the user's cache, so that a build of the same
/// sources costs a copy. Nothing here is meant for several threads.
@NullMarked
package dev.krait.startup;

import org.jspecify.annotations.NullMarked;
