/// All of Undertow: takes connections, reads requests, polices them, and writes responses.
///
/// I/O threads parse a request, receive a small body, check it ([RequestPolicy]
/// [dev.krait.listener.RequestPolicy]) and hand it to the [dev.krait.exchange.ExchangeHandler];
/// they never run an application. Interpreter threads call back through the exchange vocabulary:
/// they read large bodies themselves and start writes, which the I/O threads finish.
@NullMarked
package dev.krait.listener;

import org.jspecify.annotations.NullMarked;
