package dev.krait.config;

import java.nio.file.Path;
import java.time.Duration;
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
      """;

  private static final Map<String, String> TEXTS =
      Map.of(
          "certfile", "server.pem",
          "keyfile", "server.key",
          "ca-certs", "clients.pem",
          "cert-reqs", "optional",
          "tls-handshake-timeout", "5s");

  private TransportExamples() {}

  static TransportConfig everything(Path base) {
    return new TransportConfig(
        Optional.of(
            new TlsConfig(
                base.resolve("server.pem"),
                base.resolve("server.key"),
                Optional.of(base.resolve("clients.pem")),
                ClientCertificates.OPTIONAL,
                Duration.ofSeconds(5))));
  }

  static TransportConfig nothing() {
    return TransportConfig.none();
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
