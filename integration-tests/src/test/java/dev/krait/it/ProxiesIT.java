package dev.krait.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krait.it.RawHttp.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Behind nginx and HAProxy as the documentation sets them up, and beside clients that pose as one.
class ProxiesIT {
  private static final String GET = "GET /environ HTTP/1.1\r\nHost: shop.example\r\n";
  private static final String STRANGER = "127.0.0.9";

  @TempDir static Path folder;
  private static SSLContext trust;
  private static Server plain;
  private static Server tunnel;
  private static Proxy nginx;
  private static Proxy haproxy;
  private static Proxy passing;

  @BeforeAll
  static void start() throws IOException, GeneralSecurityException {
    Certificates certificates = new Certificates(folder).server("site");
    Files.writeString(
        folder.resolve("server.pem"),
        Files.readString(folder.resolve("site.pem"))
            + Files.readString(folder.resolve("site.key")));
    trust = certificates.trusting("site");
    plain = Fixtures.start("fixtures:app");
    tunnel =
        Fixtures.start(
            "fixtures:app", "--certfile", certificates.file("server.pem"), "--proxy-protocol");
    nginx = Proxy.nginx(folder, plain.port());
    haproxy = Proxy.haproxy("haproxy.cfg", folder, plain.port());
    passing = Proxy.haproxy("haproxy-tcp.cfg", folder, tunnel.port());
  }

  @AfterAll
  static void stop() {
    for (AutoCloseable each : new AutoCloseable[] {passing, haproxy, nginx, tunnel, plain}) {
      try {
        each.close();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static Socket socket(String client, int port) throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), port, InetAddress.ofLiteral(client), 0);
  }

  private static Answer ask(String client, int port, String fields) throws IOException {
    try (RawHttp connection = new RawHttp(socket(client, port))) {
      return connection.send(GET + fields + "\r\n").answer();
    }
  }

  @Test
  void nginxTellsItsClient() throws IOException {
    assertThat(
            ask(STRANGER, nginx.port(), "X-Forwarded-For: 1.2.3.4\r\nX-Forwarded-Port: 1\r\n")
                .body())
        .contains("\"REMOTE_ADDR\": \"127.0.0.9\"", "\"HTTP_X_FORWARDED_FOR\": \"127.0.0.9\"")
        .contains("\"wsgi.url_scheme\": \"http\"", "\"HTTP_HOST\": \"shop.example\"")
        .contains("\"SERVER_NAME\": \"shop.example\"", "\"SERVER_PORT\": \"80\"")
        .doesNotContain("1.2.3.4", "REMOTE_PORT");
  }

  @Test
  void haproxyTellsItsClient() throws IOException {
    try (RawHttp connection = Certificates.connect(trust, haproxy.port())) {
      assertThat(connection.send(GET + "X-Forwarded-For: 1.2.3.4\r\n\r\n").answer().body())
          .contains("\"REMOTE_ADDR\": \"127.0.0.1\"", "\"HTTP_X_FORWARDED_FOR\": \"127.0.0.1\"")
          .contains("\"wsgi.url_scheme\": \"https\"", "\"HTTPS\": \"on\"")
          .contains("\"SERVER_NAME\": \"shop.example\"", "\"SERVER_PORT\": \"443\"")
          .doesNotContain("1.2.3.4");
    }
  }

  @Test
  void haproxyPassesTlsThrough() throws IOException {
    Socket wire = socket(STRANGER, passing.port());
    Socket secure = trust.getSocketFactory().createSocket(wire, "localhost", passing.port(), true);
    try (RawHttp connection = new RawHttp(secure, wire)) {
      assertThat(connection.send(GET + "X-Forwarded-For: 1.2.3.4\r\n\r\n").answer().body())
          .contains("\"REMOTE_ADDR\": \"127.0.0.9\"", "\"SSL_PROTOCOL\": \"TLSv1.3\"")
          .contains("\"SERVER_PORT\": \"" + passing.port() + "\"")
          .doesNotContain("1.2.3.4");
    }
  }

  @Test
  void largeBodiesPass() throws IOException {
    try (RawHttp connection = new RawHttp(nginx.port())) {
      connection.send("POST /digest HTTP/1.1\r\nHost: h\r\nContent-Length: 1000000\r\n\r\n");
      assertThat(connection.send("x".repeat(1_000_000)).answer().body()).startsWith("1000000 ");
      assertThat(connection.send("GET /stream?4 HTTP/1.1\r\nHost: h\r\n\r\n").answer().body())
          .hasSize(4 << 20);
    }
  }

  @Test
  void strangersFieldsHaveNoEffect() throws IOException {
    assertThat(
            ask(
                    STRANGER,
                    plain.port(),
                    "X-Forwarded-For: 1.2.3.4\r\nX-Forwarded-Proto: https\r\nForwarded: for=1.2.3.4\r\n"
                        + "X-Forwarded-Host: evil\r\nX-Client-IP: 1.2.3.4\r\nX-Real-IP: 1.2.3.4\r\n")
                .body())
        .contains("\"REMOTE_ADDR\": \"127.0.0.9\"", "\"wsgi.url_scheme\": \"http\"")
        .contains("\"HTTP_HOST\": \"shop.example\"")
        .doesNotContain("1.2.3.4", "evil", "FORWARDED", "HTTP_X_");
    Await.until(
        "the log explains it",
        () -> plain.log().contains(" of 127.0.0.9, which is no trusted proxy"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-Forwarded-Proto: https\r\nX-Forwarded-Ssl: off\r\n",
        "X-Forwarded-For: example.org\r\n",
        "X-Forwarded-Host: a b\r\n"
      })
  void nonsenseOfATrustedPeerIsRefused(String fields) throws IOException {
    assertThat(ask("127.0.0.1", plain.port(), fields).status()).isEqualTo(400);
  }

  @Test
  void headerNamesTheClient() throws IOException {
    for (String header :
        new String[] {
          "PROXY TCP4 203.0.113.7 192.0.2.1 4711 443\r\n",
          latin1(
              "0d0a0d0a000d0a515549540a" + "2111000c" + "cb007107" + "c0000201" + "1267" + "01bb")
        }) {
      Socket wire = new Socket(InetAddress.getLoopbackAddress(), tunnel.port());
      for (byte each : header.getBytes(StandardCharsets.ISO_8859_1)) {
        wire.getOutputStream().write(each);
      }
      Socket secure = trust.getSocketFactory().createSocket(wire, "localhost", tunnel.port(), true);
      try (RawHttp connection = new RawHttp(secure, wire)) {
        assertThat(connection.send(GET + "X-Forwarded-For: 1.2.3.4\r\n\r\n").answer().body())
            .contains("\"REMOTE_ADDR\": \"203.0.113.7\"", "\"REMOTE_PORT\": \"4711\"")
            .contains("\"SERVER_NAME\": \"192.0.2.1\"", "\"SERVER_PORT\": \"443\"")
            .doesNotContain("1.2.3.4");
      }
    }
  }

  private static String latin1(String hex) {
    return new String(HexFormat.of().parseHex(hex), StandardCharsets.ISO_8859_1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "GET / HTTP/1.1\r\n", "PROXY TCP4 1.1.1.1 2.2.2.2 +1 2\r\n", "PROXY "})
  void connectionsWithoutAHeaderAreClosed(String beginning) throws IOException {
    try (RawHttp connection = new RawHttp(tunnel.port())) {
      assertThat(connection.send(beginning).closed()).isTrue();
    }
  }

  @Test
  void strangersMayNotSpeakTheProxyProtocol() throws IOException {
    try (RawHttp connection = new RawHttp(socket(STRANGER, tunnel.port()))) {
      assertThat(connection.send("PROXY UNKNOWN\r\n").closed()).isTrue();
    }
    Await.until("the log explains it", () -> tunnel.log().contains("--proxy-allow-from"));
  }
}
