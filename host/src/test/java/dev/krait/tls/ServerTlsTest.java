package dev.krait.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerTlsTest {
  private static final String[] RSA = {"rsa:2048"};
  private static final String[] EC = {"ec", "-pkeyopt", "ec_paramgen_curve:P-256"};

  @TempDir static Path folder;
  private static Openssl openssl;

  @BeforeAll
  static void makeFiles() {
    openssl =
        new Openssl(folder)
            .selfSigned("rsa", 365, RSA)
            .selfSigned("ec", 365, EC)
            .selfSigned("ed", 365, "ed25519")
            .selfSigned("brief", 3, EC)
            .run("rsa", "-in", "rsa.key", "-traditional", "-out", "pkcs1.key")
            .run("ec", "-in", "ec.key", "-out", "sec1.key")
            .run("pkey", "-in", "ec.key", "-aes256", "-passout", "pass:x", "-out", "locked.key")
            .run(
                "rsa",
                "-in",
                "rsa.key",
                "-traditional",
                "-aes128",
                "-passout",
                "pass:x",
                "-out",
                "locked1.key")
            .run("x509", "-in", "rsa.pem", "-outform", "DER", "-out", "rsa.der");
  }

  private static TlsFiles files(String certificate, String key) {
    return new TlsFiles(
        openssl.file(certificate),
        openssl.file(key),
        Optional.empty(),
        TlsFiles.ClientCertificates.NONE);
  }

  @ParameterizedTest
  @CsvSource({
    "rsa.pem, rsa.key",
    "rsa.pem, pkcs1.key",
    "ec.pem, ec.key",
    "ec.pem, sec1.key",
    "ed.pem, ed.key"
  })
  void takesKeysInEveryForm(String certificate, String key) {
    try (ServerTls tls = ServerTls.open(files(certificate, key))) {
      assertThat(tls.context().getProtocol()).isEqualTo("TLS");
      assertThat(tls.parameters().getProtocols()).containsExactly("TLSv1.3", "TLSv1.2");
      assertThat(tls.parameters().getCipherSuites())
          .contains("TLS_AES_256_GCM_SHA384", "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256")
          .allMatch(suite -> !suite.contains("_CBC_") && !suite.startsWith("TLS_RSA_"));
    }
  }

  @Test
  void takesOneFileWithBoth() throws IOException {
    Path both = openssl.file("both.pem");
    Files.writeString(
        both, Files.readString(openssl.file("ec.key")) + Files.readString(openssl.file("ec.pem")));

    assertThat(ServerTls.open(files("both.pem", "both.pem")).context()).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"locked.key", "locked1.key"})
  void tellsHowToDecryptAKey(String key) {
    assertThatThrownBy(
            () -> ServerTls.open(files(key.equals("locked.key") ? "ec.pem" : "rsa.pem", key)))
        .isInstanceOf(TlsException.class)
        .hasMessageContainingAll(key, "is encrypted", "openssl pkey -in");
  }

  @Test
  void tellsWhatIsWrongWithFiles() {
    assertThatThrownBy(() -> ServerTls.open(files("gone.pem", "rsa.key")))
        .hasMessageContainingAll("gone.pem", "there is no such file", "name a PEM file");
    assertThatThrownBy(() -> ServerTls.open(files("rsa.der", "rsa.key")))
        .hasMessageContainingAll("rsa.der", "no PEM block", "openssl x509");
    assertThatThrownBy(() -> ServerTls.open(files("rsa.pem", "rsa.pem")))
        .hasMessageContainingAll("rsa.pem", "no block PRIVATE KEY", "--keyfile");
    assertThatThrownBy(() -> ServerTls.open(files("rsa.pem", "ec.key")))
        .hasMessageContainingAll("rsa.pem", "ec.key", "do not belong together");
    assertThatThrownBy(() -> ServerTls.open(files("ec.pem", "brief.key")))
        .hasMessageContaining("do not belong together");
  }

  @Test
  void tellsWhatIsWrongWithDates() {
    Clock later = Clock.offset(Clock.systemUTC(), Duration.ofDays(400));
    Clock earlier = Clock.offset(Clock.systemUTC(), Duration.ofDays(-2));

    assertThatThrownBy(() -> ServerTls.open(files("rsa.pem", "rsa.key"), later))
        .hasMessageContainingAll("rsa.pem", "expired on", "renew it");
    assertThatThrownBy(() -> ServerTls.open(files("rsa.pem", "rsa.key"), earlier))
        .hasMessageContainingAll("rsa.pem", "valid from", "clock");
  }

  @Test
  void warnsInTimeBeforeTheEnd() {
    Instant now = Instant.now();
    Identity year = Identity.read(files("rsa.pem", "rsa.key"), Clock.systemUTC());
    Identity days = Identity.read(files("brief.pem", "brief.key"), Clock.systemUTC());

    assertThat(year.warning(now.plus(Duration.ofDays(350)))).isEmpty();
    assertThat(year.warning(now.plus(Duration.ofDays(352)))).get().asString().contains("expires");
    assertThat(year.warning(now.plus(Duration.ofDays(366)))).get().asString().contains("expired");
    assertThat(days.warning(now)).isEmpty();
    assertThat(days.warning(now.plus(Duration.ofHours(49)))).isPresent();
  }

  @Test
  void keepsTheOldCertificateWhenTheNewOneIsBroken() throws IOException {
    copy("rsa.pem", "live.pem");
    copy("rsa.key", "live.key");
    ServerTls tls = ServerTls.open(files("live.pem", "live.key"));
    SSLContext first = tls.context();

    copy("ec.pem", "live.pem");
    tls.reload();
    assertThat(tls.context()).isSameAs(first);

    copy("ec.key", "live.key");
    tls.reload();
    assertThat(tls.context()).isNotSameAs(first);
  }

  private static void copy(String from, String to) throws IOException {
    Files.copy(openssl.file(from), openssl.file(to), StandardCopyOption.REPLACE_EXISTING);
  }
}
