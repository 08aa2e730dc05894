package dev.krait.listener;

import dev.krait.exchange.Endpoint;
import dev.krait.exchange.Header;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a proxy says of the request it passes on.
///
/// @param client who sent it; port 0 when that is not known
/// @param scheme `http` or `https`
/// @param host as in a field `Host`, checked
/// @param port the port the client connected to, 0 when not said
/// @param kept the fields to leave to the application, without what is not believed
record Said(
    Optional<Endpoint> client,
    Optional<String> scheme,
    Optional<String> host,
    int port,
    List<Header> kept) {
  private static final int HTTP_PORT = 80;
  private static final int HTTPS_PORT = 443;
  private static final Pattern AUTHORITY =
      Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[\\w.~-]+)(?::(\\d{1,5}))?");
  private static final Pattern DOTTED = Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){3}");
  private static final Pattern NODE =
      Pattern.compile("(?:\\[(?<six>[^]]+)]|(?<four>[\\d.]+))(?::(?<port>\\d{1,5}))?");

  /// The name and port that the client spoke to, if that is said.
  Optional<Endpoint> server(String scheme) {
    if (host.isEmpty()) {
      return Optional.empty();
    }
    Matcher authority = AUTHORITY.matcher(host.get());
    if (!authority.matches()) {
      throw new IllegalStateException("the host was checked");
    }
    int usual = scheme.equals("https") ? HTTPS_PORT : HTTP_PORT;
    String own = authority.group(2);
    int number = port > 0 ? port : own == null ? usual : Integer.parseInt(own);
    return Optional.of(new Endpoint(authority.group(1).replaceAll("[\\[\\]]", ""), number));
  }

  /// An address, with a port or without, an IPv6 one in brackets if with.
  static Optional<Endpoint> client(String text) throws BadRequestException {
    if (text.equalsIgnoreCase("unknown") || text.startsWith("_")) {
      return Optional.empty();
    }
    Matcher node = NODE.matcher(text);
    if (node.matches()) {
      String six = node.group("six");
      String address = literal(six == null ? node.group("four") : six);
      String port = node.group("port");
      return Optional.of(new Endpoint(address, port == null ? 0 : port(port)));
    }
    return Optional.of(new Endpoint(literal(text), 0));
  }

  private static String literal(String text) throws BadRequestException {
    try {
      if (text.indexOf('%') < 0 && (text.indexOf(':') >= 0 || DOTTED.matcher(text).matches())) {
        InetAddress _ = InetAddress.ofLiteral(text);
        return text;
      }
    } catch (IllegalArgumentException _) {
      // said below
    }
    throw new BadRequestException(400, "A proxy named a client that is no IP address.");
  }

  static String scheme(String text) throws BadRequestException {
    String scheme = text.toLowerCase(Locale.ROOT);
    if (scheme.equals("http") || scheme.equals("https")) {
      return scheme;
    }
    throw new BadRequestException(400, "A proxy named a scheme that is neither http nor https.");
  }

  /// The grammar that `Host` is held to as well.
  static String host(String text) throws BadRequestException {
    Matcher authority = AUTHORITY.matcher(text);
    if (authority.matches() && (authority.group(2) == null || port(authority.group(2)) > 0)) {
      return text;
    }
    throw new BadRequestException(400, "A proxy named a host that is none.");
  }

  static int port(String text) throws BadRequestException {
    int port = text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0;
    if (port >= 1 && port <= 65_535) {
      return port;
    }
    throw new BadRequestException(400, "A proxy named a port that is none.");
  }
}
