package dev.krait.route;

import dev.krait.exchange.ExchangeHandler;
import java.util.Set;

/// Who answers the requests of a rule.
public sealed interface Owner {

  /// One handler.
  ///
  /// @param name as counts and messages call it: `python`, `proxy http://127.0.0.1:9000`
  record One(String name, ExchangeHandler handler) implements Owner {}

  /// The first, and where its status says that it has no such thing, the second.
  ///
  /// @param statuses of the first that are not the client's to see
  record Either(One first, One second, Set<Integer> statuses) implements Owner {
    public Either {
      statuses = Set.copyOf(statuses);
    }
  }

  /// A share of the clients goes to the first, all others to the second; each client stays where it
  /// is as long as neither share nor rule changes.
  ///
  /// @param share of the clients, in ten-thousandths
  record Canary(int share, One first, One second, CanaryKey key) implements Owner {}

  /// The owner answers; what is safe is sent to another as well, whose answer is compared.
  record Shadow(One owner, Copier copier) implements Owner {}
}
