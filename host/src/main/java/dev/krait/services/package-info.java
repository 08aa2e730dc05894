/// Java objects offered to an application by name and type: which methods it may call, and the
/// calls.
///
/// In come a service's name, a method's and the arguments as text (room `values`), out goes the
/// answer as text. Nothing but the public methods of the type that was named at offering can be
/// reached. Called on the threads of interpreters, several at once. JDK types only.
@NullMarked
package dev.krait.services;

import org.jspecify.annotations.NullMarked;
