package dev.krait.listener;

import dev.krait.exchange.Connection;
import dev.krait.exchange.Header;
import dev.krait.exchange.RequestHead;
import dev.krait.listener.ForwardingSettings.Family;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Puts what a trusted proxy says of its client in the place of what the connection says, and
/// removes from all other requests the header fields that only proxies may set.
final class Forwarding {
  private static final Logger log = LoggerFactory.getLogger(Forwarding.class);

  private static final String PREFIX = "x-forwarded-";
  private static final String STANDARD = "forwarded";

  /// Older names that applications believe as well.
  private static final Set<String> ALSO =
      Set.of(
          "front-end-https",
          "true-client-ip",
          "x-client-ip",
          "x-cluster-client-ip",
          "x-real-ip",
          "x-scheme",
          "x-url-scheme");

  private static final int MOST_EXPLAINED = 200;

  private final ForwardingSettings settings;
  private final Set<String> explained = ConcurrentHashMap.newKeySet();

  Forwarding(ForwardingSettings settings) {
    this.settings = settings;
  }

  /// @throws BadRequestException with 400 when a trusted proxy contradicts itself or cannot be
  ///   understood
  RequestHead apply(RequestHead head) throws BadRequestException {
    if (settings.family() == Family.UNTOUCHED
        || head.headers().stream().noneMatch(header -> ofProxies(lower(header)))) {
      return head;
    }
    String peer = head.connection().client().address();
    boolean trusted = settings.trusted().test(InetAddress.ofLiteral(peer));
    List<Header> said = new ArrayList<>();
    List<Header> rest = new ArrayList<>();
    for (Header header : head.headers()) {
      String name = lower(header);
      if (!ofProxies(name)) {
        rest.add(header);
      } else if (trusted && believed(name)) {
        said.add(header);
      } else {
        explain(peer, trusted, header.name());
      }
    }
    return said.isEmpty()
        ? new RequestHead(head.line(), head.connection(), rest, head.bodyLength())
        : forwarded(head, said, rest);
  }

  private RequestHead forwarded(RequestHead head, List<Header> said, List<Header> rest)
      throws BadRequestException {
    Said told =
        settings.family() == Family.FORWARDED
            ? ForwardedField.read(said, settings.hops())
            : XForwarded.read(said, settings.hops());
    List<Header> headers = new ArrayList<>(rest.size() + said.size());
    told.host().ifPresent(host -> headers.add(new Header("Host", host)));
    for (Header header : rest) {
      if (told.host().isEmpty() || !header.name().equalsIgnoreCase("Host")) {
        headers.add(header);
      }
    }
    headers.addAll(told.kept());
    return new RequestHead(
        head.line(), connection(head.connection(), told), headers, head.bodyLength());
  }

  private static Connection connection(Connection here, Said told) {
    String scheme = told.scheme().orElse(here.scheme());
    return new Connection(
        scheme,
        told.server(scheme).orElse(here.server()),
        told.client().orElse(here.client()),
        here.variables());
  }

  private static String lower(Header header) {
    return header.name().toLowerCase(Locale.ROOT);
  }

  private static boolean ofProxies(String name) {
    return name.startsWith(PREFIX) || name.equals(STANDARD) || ALSO.contains(name);
  }

  private boolean believed(String name) {
    return name.equals(STANDARD) == (settings.family() == Family.FORWARDED);
  }

  /// Says once for each peer and kind why it has no effect: who sets a proxy up wants to know.
  private void explain(String peer, boolean trusted, String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    String kind = lower.startsWith(PREFIX) ? PREFIX : lower;
    if (explained.size() >= MOST_EXPLAINED || !explained.add(peer + " " + kind)) {
      return;
    }
    if (trusted) {
      log.info(
          "ignored {} of the proxy {}: it is believed the other family of fields only, see"
              + " --forwarded-headers",
          name,
          peer);
    } else {
      log.info(
          "ignored {} of {}, which is no trusted proxy; if it is one, add its address to"
              + " --forwarded-allow-ips",
          name,
          peer);
    }
  }
}
