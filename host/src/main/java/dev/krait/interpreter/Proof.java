package dev.krait.interpreter;

import dev.krait.exchange.ExchangeHandler;
import java.util.Optional;

/// What a new interpreter goes through before it takes an old one's place.
@FunctionalInterface
public interface Proof {
  /// None: an application that can be loaded is good.
  Proof NONE = _ -> Optional.empty();

  /// Sends requests to the new interpreter alone. Blocks, and ends within a bounded time.
  ///
  /// @return why the new interpreter must not serve, for the log; nothing when it may
  Optional<String> fails(ExchangeHandler candidate) throws InterruptedException;
}
