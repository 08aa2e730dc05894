package dev.krait.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// HTTPS: what applications see of it, what clients may not do, and certificates that change.
class TlsIT {
  private static final String HOST = " HTTP/1.1\r\nHost: h\r\n\r\n";

  @TempDir static Path folder;
  private static Certificates certificates;
  private static SSLContext trust;
  private static Server krait;

  @BeforeAll
  static void start() throws IOException, GeneralSecurityException {
    certificates =
        new Certificates(folder)
            .server("first")
            .server("second")
            .server("ca")
            .client("alice", "ca");
    certificates.replace("live.pem", "first.pem");
    certificates.replace("live.key", "first.key");
    trust = certificates.trusting("first", "second");
    krait =
        Fixtures.start(
            "fixtures:app",
            "--certfile",
            certificates.file("live.pem"),
            "--keyfile",
            certificates.file("live.key"),
            "--ca-certs",
            certificates.file("ca.pem"),
            "--cert-reqs",
            "optional",
            "--tls-handshake-timeout",
            "5");
  }

  @AfterAll
  static void stop() {
    krait.close();
  }

  private static RawHttp connect() throws IOException {
    return Certificates.connect(trust, krait.port());
  }

  private static String curl(String target, String... more) {
    List<String> command = new ArrayList<>(List.of("curl", "-sS"));
    command.add("--insecure"); // which certificate is served depends on the order of tests
    command.addAll(List.of(more));
    command.add(krait.address() + target);
    return Command.run(folder, Map.of(), command);
  }

  @Test
  void readyLineSaysHttps() {
    assertThat(krait.output()).contains(" on https://127.0.0.1:");
    assertThat(krait.address().getScheme()).isEqualTo("https");
  }

  @Test
  void applicationSeesHttps() throws IOException {
    try (RawHttp connection = connect()) {
      assertThat(connection.send("GET /environ" + HOST).answer().body())
          .contains("\"wsgi.url_scheme\": \"https\"", "\"HTTPS\": \"on\"")
          .contains("\"SSL_PROTOCOL\": \"TLSv1.3\"", "\"SSL_CIPHER\": \"TLS_AES_")
          .contains("\"SSL_CLIENT_VERIFY\": \"NONE\"")
          .doesNotContain("SSL_CLIENT_S_DN");
    }
  }

  @Test
  void applicationSeesTheClientsCertificate() {
    assertThat(
            curl(
                "/environ",
                "--cert",
                certificates.file("alice.pem"),
                "--key",
                certificates.file("alice.key")))
        .contains("\"SSL_CLIENT_VERIFY\": \"SUCCESS\"")
        .contains("\"SSL_CLIENT_S_DN\": \"CN=alice,O=\\u00c3\\u009cnit\"")
        .contains("\"SSL_CLIENT_I_DN\": \"CN=ca\"")
        .contains("\"SSL_CLIENT_CERT\": \"-----BEGIN CERTIFICATE-----\\n");
  }

  @Test
  void clientsCannotPoseWithHeaders() throws IOException {
    try (RawHttp connection = connect()) {
      assertThat(
              connection
                  .send(
                      "GET /environ HTTP/1.1\r\nHost: h\r\nSSL-Client-Verify: SUCCESS\r\n"
                          + "SSL_CLIENT_VERIFY: SUCCESS\r\n\r\n")
                  .answer()
                  .body())
          .contains("\"SSL_CLIENT_VERIFY\": \"NONE\"")
          .contains("\"HTTP_SSL_CLIENT_VERIFY\": \"SUCCESS\"");
    }
  }

  @Test
  void clientWithAStrangersCertificateIsRefused() {
    assertThatThrownBy(() ->
            curl(
                "/environ",
                "--cert",
                certificates.file("second.pem"),
                "--key",
                certificates.file("second.key")))
        .hasMessageContaining("alert");
  }

  @Test
  void largeBodiesGoBothWays() throws IOException, InterruptedException {
    HttpClient client = HttpClient.newBuilder().sslContext(trust).build();
    URI base = URI.create(krait.address().toString());
    Path zeros = Fixtures.zeros(folder, 20 << 20);

    assertThat(
            client
                .send(
                    HttpRequest.newBuilder(base.resolve("/digest"))
                        .POST(HttpRequest.BodyPublishers.ofFile(zeros))
                        .build(),
                    HttpResponse.BodyHandlers.ofString())
                .body())
        .startsWith((20 << 20) + " ");
    for (String target : List.of("/stream?20", "/file?path," + zeros)) {
      assertThat(
              client
                  .send(
                      HttpRequest.newBuilder(base.resolve(target)).build(),
                      HttpResponse.BodyHandlers.ofByteArray())
                  .body())
          .hasSize(20 << 20);
    }
  }

  @Test
  void plainHttpIsClosedAtOnce() throws IOException {
    try (RawHttp connection = new RawHttp(krait.port())) {
      // an alert of seven bytes says why
      assertThat(connection.send("GET /environ" + HOST).countToEnd()).isLessThan(10);
    }
  }

  @Test
  void onlyHandshakesThatNeverEndAreClosed() throws IOException {
    try (RawHttp connection = connect();
        RawHttp silent = new RawHttp(krait.port());
        RawHttp halting = new RawHttp(krait.port())) {
      assertThat(connection.send("GET /environ" + HOST).answer().status()).isEqualTo(200);
      halting.send("\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001");
      assertThat(silent.closed()).isTrue();
      assertThat(halting.closed()).isTrue();
      assertThat(connection.send("GET /environ" + HOST).answer().status()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-tls1", "-tls1_1"})
  void oldVersionsAreRefused(String version) {
    String address = "127.0.0.1:" + krait.port();

    assertThatThrownBy(() ->
            Command.run(
                folder,
                Map.of(),
                List.of(
                    "openssl",
                    "s_client",
                    "-connect",
                    address,
                    version,
                    "-cipher",
                    "DEFAULT@SECLEVEL=0")))
        .hasMessageContaining("alert protocol version");
  }

  @Test
  void version12IsSpoken() throws IOException {
    SSLSocket socket = Certificates.socket(trust, krait.port());
    socket.setEnabledProtocols(new String[] {"TLSv1.2"});
    try (RawHttp connection = new RawHttp(socket)) {
      assertThat(connection.send("GET /environ" + HOST).answer().body())
          .contains("\"SSL_PROTOCOL\": \"TLSv1.2\"");
    }
  }

  @Test
  void clientThatSaysGoodbyeGetsItsAnswer() throws IOException {
    try (RawHttp connection = connect()) {
      assertThat(connection.send("GET /stream?1" + HOST).finish().answer().body()).hasSize(1 << 20);
    }
    assertThat(krait.log()).doesNotContain("UT005", "\tat ");
  }

  @Test
  void changedCertificateIsTakenUpWithoutDroppingConnections() throws IOException {
    try (RawHttp before = connect()) {
      assertThat(before.send("GET /environ" + HOST).answer().status()).isEqualTo(200);

      certificates.replace("live.key", "second.key");
      Await.until("the half-done change is reported", () -> krait.log().contains("do not belong"));
      assertThat(served()).isEqualTo("CN=first");
      certificates.replace("live.pem", "second.pem");
      Await.until("the new certificate is served", () -> served().equals("CN=second"));

      assertThat(before.send("GET /environ" + HOST).answer().status()).isEqualTo(200);
    }
    assertThat(krait.log()).contains("the old certificate stays", "took up the certificate");
  }

  private static String served() {
    try (SSLSocket socket = Certificates.socket(trust, krait.port())) {
      socket.startHandshake();
      X509Certificate shown = (X509Certificate) socket.getSession().getPeerCertificates()[0];
      return shown.getSubjectX500Principal().getName();
    } catch (SSLException e) {
      return String.valueOf(e.getMessage());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void unusableCertificateIsRefused() throws IOException, InterruptedException {
    Shell refused =
        Shell.krait(
                Paths.FIXTURES,
                Map.of(),
                "serve",
                "--certfile",
                certificates.file("first.pem"),
                "--keyfile",
                certificates.file("ca.key"),
                "fixtures:app")
            .assertRefused(2);

    assertThat(refused.log()).contains("first.pem", "ca.key", "do not belong together");
  }
}
