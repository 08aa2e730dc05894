package dev.krait.listener;

import dev.krait.exchange.Endpoint;
import dev.krait.exchange.Header;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Reads `X-Forwarded-For`, `-Proto`, `-Host` and `-Port`, and the two older ways to say https.
/// Others of their kind are left to the application.
final class XForwarded {
  private final List<Header> said;
  private final int hops;
  private final List<Header> kept = new ArrayList<>();

  private XForwarded(List<Header> said, int hops) {
    this.said = said;
    this.hops = hops;
  }

  /// @throws BadRequestException when they contradict each other or are malformed
  static Said read(List<Header> said, int hops) throws BadRequestException {
    return new XForwarded(said, hops).read();
  }

  private Said read() throws BadRequestException {
    Optional<String> client = first("For");
    Optional<String> proto = first("Proto");
    Optional<String> host = first("Host");
    Optional<String> port = first("Port");
    keepOthers();
    Optional<Endpoint> from = client.isEmpty() ? Optional.empty() : Said.client(client.get());
    return new Said(
        from,
        scheme(proto),
        host.isEmpty() ? host : Optional.of(Said.host(host.get())),
        port.isEmpty() ? 0 : Said.port(port.get()),
        kept);
  }

  /// What the outermost trusted proxy said: the hops-th entry from the list's end. Only the entries
  /// from there on are kept.
  private Optional<String> first(String name) throws BadRequestException {
    List<String> entries = new ArrayList<>();
    for (String value : values(name)) {
      for (String entry : value.split(",", -1)) {
        entries.add(entry.strip());
      }
    }
    if (entries.isEmpty()) {
      return Optional.empty();
    }
    List<String> believed = entries.subList(Math.max(0, entries.size() - hops), entries.size());
    kept.add(new Header("X-Forwarded-" + name, String.join(", ", believed)));
    if (believed.getFirst().isEmpty()) {
      throw new BadRequestException(400, "A proxy sent an empty X-Forwarded-" + name + ".");
    }
    return Optional.of(believed.getFirst());
  }

  private Optional<String> scheme(Optional<String> proto) throws BadRequestException {
    Optional<String> scheme = proto.isEmpty() ? proto : Optional.of(Said.scheme(proto.get()));
    for (String value : values("Ssl")) {
      scheme = agreed(scheme, value.equalsIgnoreCase("on"));
    }
    for (String value : values("Protocol")) {
      String lower = value.toLowerCase(Locale.ROOT);
      scheme = agreed(scheme, lower.equals("ssl") || lower.equals("https"));
    }
    return scheme;
  }

  private static Optional<String> agreed(Optional<String> scheme, boolean secure)
      throws BadRequestException {
    String other = secure ? "https" : "http";
    if (scheme.isPresent() && !scheme.get().equals(other)) {
      throw new BadRequestException(400, "The proxy's fields contradict each other on the scheme.");
    }
    return Optional.of(other);
  }

  private List<String> values(String name) {
    return said.stream()
        .filter(header -> header.name().equalsIgnoreCase("X-Forwarded-" + name))
        .map(Header::value)
        .toList();
  }

  private void keepOthers() {
    List<String> done =
        kept.stream().map(header -> header.name().toLowerCase(Locale.ROOT)).toList();
    said.stream()
        .filter(header -> !done.contains(header.name().toLowerCase(Locale.ROOT)))
        .forEach(kept::add);
  }
}
