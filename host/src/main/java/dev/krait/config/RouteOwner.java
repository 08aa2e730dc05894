package dev.krait.config;

import java.net.URI;
import java.util.Set;

/// Who answers the requests of a rule, as it is configured.
public sealed interface RouteOwner {

  /// One owner.
  sealed interface One extends RouteOwner {}

  /// The application.
  record Python() implements One {}

  /// Another server.
  ///
  /// @param uri `http` or `https`, a host, maybe a port
  record Proxy(URI uri) implements One {}

  /// An object of a Java class.
  ///
  /// @param className with its package
  record Java(String className) implements One {}

  /// The first, and where its status is one of these, the second.
  record Either(One first, One second, Set<Integer> statuses) implements RouteOwner {
    public Either {
      statuses = Set.copyOf(statuses);
    }
  }

  /// A share of the clients has the first, all others the second.
  ///
  /// @param share in ten-thousandths, 0..10000
  record Canary(int share, One first, One second, Key key) implements RouteOwner {}

  /// The owner answers, the shadow gets copies.
  record Shadow(One owner, One shadow) implements RouteOwner {}

  /// What makes two requests those of one client.
  ///
  /// @param name of the cookie or field, else empty
  record Key(Kind kind, String name) {
    static final Key OWN = new Key(Kind.OWN_COOKIE, "");

    /// Where it is.
    public enum Kind {
      /// In a cookie that Krait gives out.
      OWN_COOKIE,
      COOKIE,
      HEADER,
      /// It is the client's IP address.
      ADDRESS
    }
  }
}
