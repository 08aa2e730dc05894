package dev.krait.exchange;

/// Takes a request over. Called on an I/O thread, so it must not block: it answers later, from
/// another thread, or at once with [Exchange#refuse].
@FunctionalInterface
public interface ExchangeHandler {
  void handle(Exchange exchange);
}
