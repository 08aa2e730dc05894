package dev.krait.proxy;

import java.net.URI;
import java.time.Duration;

/// A server to pass requests on to.
///
/// @param uri scheme `http` or `https`, a host, maybe a port, nothing else
/// @param patience how long it may be silent before or within its response, or take no more of the
///   request; more than zero
/// @param keepAlive how long a connection may be idle and still be used again; shorter than the
///   server's own limit, or requests meet its end
/// @param ownHost whether the server gets its own authority in `Host`, and not the client's
public record Target(URI uri, Duration patience, Duration keepAlive, boolean ownHost) {
  private static final int HTTP_PORT = 80;
  private static final int HTTPS_PORT = 443;

  boolean secure() {
    return uri.getScheme().equals("https");
  }

  int port() {
    return uri.getPort() >= 0 ? uri.getPort() : secure() ? HTTPS_PORT : HTTP_PORT;
  }

  /// Without the brackets of an IPv6 address.
  String host() {
    return uri.getHost().replaceAll("[\\[\\]]", "");
  }

  int patienceMillis() {
    return (int) Math.min(Integer.MAX_VALUE, Math.max(1, patience.toMillis()));
  }
}
