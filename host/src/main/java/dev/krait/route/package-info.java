/// The migration table: which owner answers which request, while a service moves between Python and
/// Java, or between servers, one route at a time.
///
/// [Router] is its door: an [dev.krait.exchange.ExchangeHandler] that hands each exchange to the
/// owner of the first rule that matches, else to the application. Owners are handlers themselves;
/// the rooms `interpreter`, `proxy` and `listener` make them, `owners` puts them together. Works on
/// exchanges alone, so it is the same behind every kind of listener. Safe for any threads.
@NullMarked
package dev.krait.route;

import org.jspecify.annotations.NullMarked;
