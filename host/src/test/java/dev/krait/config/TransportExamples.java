package dev.krait.config;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Every setting of [TransportSettings] at another value than its default.
final class TransportExamples {
  /// Keys of no table.
  static final String TOML =
      """
      certfile = "server.pem"
      keyfile = "server.key"
      ca-certs = "clients.pem"
      cert-reqs = "1"
      tls-handshake-timeout = 5
      http2 = true
      forwarded-allow-ips = ["10.0.0.0/8", "2001:db8::1"]
      forwarded-headers = "forwarded"
      forwarded-hops = 2
      proxy-protocol = true
      proxy-allow-from = "none"
      """;

  private static final Map<String, String> TEXTS =
      Map.ofEntries(
          Map.entry("certfile", "server.pem"),
          Map.entry("keyfile", "server.key"),
          Map.entry("ca-certs", "clients.pem"),
          Map.entry("cert-reqs", "optional"),
          Map.entry("tls-handshake-timeout", "5s"),
          Map.entry("http2", "on"),
          Map.entry("forwarded-allow-ips", "10.0.0.0/8, 2001:db8::1"),
          Map.entry("forwarded-headers", "Forwarded"),
          Map.entry("forwarded-hops", "2"),
          Map.entry("proxy-protocol", "true"),
          Map.entry("proxy-allow-from", "none"));

  private TransportExamples() {}

  static TransportConfig everything(Path base) {
    return new TransportConfig(
        Optional.of(
            new TlsConfig(
                base.resolve("server.pem"),
                base.resolve("server.key"),
                Optional.of(base.resolve("clients.pem")),
                ClientCertificates.OPTIONAL,
                Duration.ofSeconds(5),
                true)),
        new ForwardedConfig(
            List.of(
                new IpRange(InetAddress.ofLiteral("10.0.0.0"), 8),
                new IpRange(InetAddress.ofLiteral("2001:db8::1"), 128)),
            ForwardedHeaders.FORWARDED,
            2),
        Optional.of(List.of()));
  }

  static TransportConfig nothing() {
    return new TransportConfig(
        Optional.empty(),
        new ForwardedConfig(
            List.of(
                new IpRange(InetAddress.ofLiteral("127.0.0.1"), 32),
                new IpRange(InetAddress.ofLiteral("::1"), 128)),
            ForwardedHeaders.X_FORWARDED,
            1),
        Optional.empty());
  }

  static Sources variables(Sources sources) {
    TEXTS.forEach((key, text) ->
        sources.variable(
            Settings.find(each -> each.key().equals(key)).orElseThrow().variable(), text));
    return sources;
  }

  static Sources flags(Sources sources) {
    TEXTS.forEach(sources::flag);
    return sources;
  }
}
