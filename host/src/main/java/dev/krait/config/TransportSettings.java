package dev.krait.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// The settings of what lies between a client's connection and HTTP.
final class TransportSettings {
  static final Setting<Optional<Path>> CERTFILE =
      new Setting<>(
          "certfile",
          "",
          Kinds.path("FILE"),
          "",
          "The server's certificate, then those of the authorities between it and a known root, in"
              + " PEM. With it, Krait speaks HTTPS, on every address, and nothing else. New files"
              + " are taken up without a restart.");

  static final Setting<Optional<Path>> KEYFILE =
      new Setting<>(
          "keyfile",
          "",
          Kinds.path("FILE"),
          "",
          "The certificate's private key, in PEM and not encrypted; by default it is in the"
              + " certificate's file.");

  static final Setting<Optional<Path>> CA_CERTS =
      new Setting<>(
          "ca-certs",
          "",
          Kinds.path("FILE"),
          "",
          "The authorities whose client certificates are accepted, in PEM.");

  static final Setting<ClientCertificates> CERT_REQS =
      new Setting<>(
          "cert-reqs",
          "",
          clientCertificates(),
          "none",
          "Whether clients are asked for a certificate: none, optional, or required; gunicorn's 0,"
              + " 1 and 2 mean the same. What they show is in environ as SSL_CLIENT_….");

  static final Setting<Duration> TLS_HANDSHAKE_TIMEOUT =
      new Setting<>(
          "tls-handshake-timeout",
          "",
          Kinds.seconds(false),
          "10",
          "How long a client may take for the TLS handshake, before its connection is closed.");

  static final Setting<Boolean> HTTP2 =
      new Setting<>(
          "http2",
          "",
          Kinds.onOrOff(),
          "false",
          "Clients may choose HTTP/2 in the TLS handshake. The limits for clients are the same; a"
              + " connection has up to 100 requests at a time.");

  static final Setting<List<IpRange>> FORWARDED_ALLOW_IPS =
      new Setting<>(
          "forwarded-allow-ips",
          "",
          addresses(),
          "127.0.0.1,::1",
          "The proxies that are believed when they say whom they speak for: addresses or ranges such"
              + " as 10.0.0.0/8, * for every peer, none for no one. Of other peers, the header"
              + " fields that proxies set are removed.");

  static final Setting<ForwardedHeaders> FORWARDED_HEADERS =
      new Setting<>(
          "forwarded-headers",
          "",
          Kinds.oneOf("FAMILY", List.of(ForwardedHeaders.values()), ForwardedHeaders::text),
          "x-forwarded",
          "Which header fields a proxy says it with: x-forwarded (X-Forwarded-For, -Proto, -Host and"
              + " -Port) or forwarded (RFC 7239); the other family is removed. With application,"
              + " Krait leaves all of them to the application.");

  static final Setting<Integer> FORWARDED_HOPS =
      new Setting<>(
          "forwarded-hops",
          "",
          Kinds.wholeNumber(1, 100),
          "1",
          "How many proxies a request comes through. So many entries of a list are believed, counted"
              + " from its end: a client may have made up those before.");

  static final Setting<Boolean> PROXY_PROTOCOL =
      new Setting<>(
          "proxy-protocol",
          "",
          Kinds.onOrOff(),
          "false",
          "Every connection begins with a header of the PROXY protocol, version 1 or 2, before TLS. It"
              + " names the client in the proxy's place.");

  static final Setting<List<IpRange>> PROXY_ALLOW_FROM =
      new Setting<>(
          "proxy-allow-from",
          "",
          addresses(),
          "127.0.0.1,::1",
          "Who may connect when --proxy-protocol is on, written as for --forwarded-allow-ips.");

  static final SettingGroup GROUP =
      new SettingGroup(
          "TLS", List.of(CERTFILE, KEYFILE, CA_CERTS, CERT_REQS, TLS_HANDSHAKE_TIMEOUT, HTTP2));

  static final SettingGroup PROXIES =
      new SettingGroup(
          "Proxies",
          List.of(
              FORWARDED_ALLOW_IPS,
              FORWARDED_HEADERS,
              FORWARDED_HOPS,
              PROXY_PROTOCOL,
              PROXY_ALLOW_FROM));

  /// Values that ask for nothing.
  private static final Set<Object> NOTHING = Set.of(ClientCertificates.NONE, false);

  private TransportSettings() {}

  private static Kind<List<IpRange>> addresses() {
    return new Kind<>(
        "ADDRESSES",
        "addresses or ranges such as 10.0.0.0/8 with commas between them, *, or none",
        Form.LIST,
        (text, _) -> List.of(text.strip()),
        IpRange::parse);
  }

  private static Kind<ClientCertificates> clientCertificates() {
    Kind<ClientCertificates> words =
        Kinds.oneOf("WHEN", List.of(ClientCertificates.values()), ClientCertificates::text);
    return new Kind<>(
        words.placeholder(),
        words.rule(),
        words.form(),
        words.place(),
        Kind.last(text ->
            switch (text.toLowerCase(Locale.ROOT)) {
              case "0" -> ClientCertificates.NONE;
              case "1" -> ClientCertificates.OPTIONAL;
              case "2" -> ClientCertificates.REQUIRED;
              default -> words.read(List.of(text));
            }));
  }

  /// What only several settings together can be wrong about.
  static void check(Values values, Findings findings) {
    if (values.get(CERTFILE).isEmpty()) {
      for (Setting<?> setting : List.of(KEYFILE, CA_CERTS, CERT_REQS, HTTP2)) {
        // what is printed can be read again, and it says none and false
        if (values.has(setting) && !NOTHING.contains(values.get(setting))) {
          findings.refuse(
              new Violation(
                  values.source(setting),
                  String.join(",", values.texts(setting)),
                  "needs a certificate, and there is none",
                  "give --certfile as well, or leave it out"));
        }
      }
    } else if (values.get(CERT_REQS) != ClientCertificates.NONE && values.get(CA_CERTS).isEmpty()) {
      findings.refuse(
          new Violation(
              values.source(CERT_REQS),
              values.get(CERT_REQS).text(),
              "would accept no client, as no authority is trusted to sign their certificates",
              "give --ca-certs as well"));
    }
  }

  static TransportConfig of(Values values) {
    return new TransportConfig(
        values
            .get(CERTFILE)
            .map(certificate ->
                new TlsConfig(
                    certificate,
                    values.get(KEYFILE).orElse(certificate),
                    values.get(CA_CERTS),
                    values.get(CERT_REQS),
                    values.get(TLS_HANDSHAKE_TIMEOUT),
                    values.get(HTTP2))),
        new ForwardedConfig(
            values.get(FORWARDED_ALLOW_IPS),
            values.get(FORWARDED_HEADERS),
            values.get(FORWARDED_HOPS)),
        values.get(PROXY_PROTOCOL) ? Optional.of(values.get(PROXY_ALLOW_FROM)) : Optional.empty());
  }
}
