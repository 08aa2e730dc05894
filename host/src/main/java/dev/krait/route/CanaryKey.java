package dev.krait.route;

/// What makes two requests those of one client.
public sealed interface CanaryKey {
  /// A cookie of Krait's own, given to each client that has none.
  record OwnCookie() implements CanaryKey {}

  /// The value of a cookie; requests without it are all one client's.
  record Cookie(String name) implements CanaryKey {}

  /// The value of a header field; requests without it are all one client's.
  record Field(String name) implements CanaryKey {}

  /// The client's IP address.
  record Address() implements CanaryKey {}
}
