package dev.krait.listener;

import java.net.InetAddress;
import java.util.function.Predicate;

/// Which proxies are believed, and what.
///
/// @param trusted whether a peer with this address is
/// @param hops how many proxies a request comes through, at least 1
public record ForwardingSettings(Predicate<InetAddress> trusted, Family family, int hops) {

  /// Which header fields say whom a proxy speaks for.
  public enum Family {
    /// `X-Forwarded-…`
    X_FORWARDED,
    /// `Forwarded` (RFC 7239).
    FORWARDED,
    /// None are looked at, none are removed.
    UNTOUCHED
  }
}
