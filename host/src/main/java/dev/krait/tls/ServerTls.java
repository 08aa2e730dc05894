package dev.krait.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A server's TLS: made of files, and made again when they change. [open][#open] once,
/// [watch][#watch] at most once, [close][#close] at the end; [context][#context] at any time, any
/// thread.
public final class ServerTls implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ServerTls.class);

  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration REMINDER = Duration.ofDays(1);

  private final TlsFiles files;
  private final Clock clock;
  private final Thread watcher =
      Thread.ofPlatform().name("krait-tls").daemon().unstarted(this::run);
  private volatile Loaded loaded;
  private Instant reminded = Instant.MIN;

  private record Loaded(Identity identity, SSLContext context) {}

  private ServerTls(TlsFiles files, Clock clock) {
    this.files = files;
    this.clock = clock;
    this.loaded = load();
  }

  /// Reads and checks everything.
  ///
  /// @throws TlsException when something cannot be used
  public static ServerTls open(TlsFiles files) {
    return open(files, Clock.systemUTC());
  }

  static ServerTls open(TlsFiles files, Clock clock) {
    return new ServerTls(files, clock);
  }

  private Loaded load() {
    Identity identity = Identity.read(files, clock);
    List<X509Certificate> authorities =
        files
            .authorities()
            .map(file -> Certificates.read(file, "the client authorities"))
            .orElse(List.of());
    return new Loaded(identity, Contexts.of(identity, authorities));
  }

  /// What a new connection is to be made with. Others keep what they have.
  public SSLContext context() {
    return loaded.context();
  }

  /// TLS 1.2 and 1.3, only suites with forward secrecy and authenticated encryption, the server's
  /// order, and whether clients must show a certificate (RFC 9325 §3.1 and §4.2).
  public SSLParameters parameters() {
    SSLParameters parameters = loaded.context().getDefaultSSLParameters();
    Predicate<String> modern =
        suite ->
            !suite.startsWith("TLS_RSA_")
                && !suite.startsWith("TLS_DHE_")
                && !suite.startsWith("TLS_ECDH_")
                && (suite.contains("_GCM_") || suite.contains("_CHACHA20_"));
    parameters.setCipherSuites(
        Arrays.stream(parameters.getCipherSuites()).filter(modern).toArray(String[]::new));
    parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
    parameters.setUseCipherSuitesOrder(true);
    switch (files.clients()) {
      case NONE -> {}
      case OPTIONAL -> parameters.setWantClientAuth(true);
      case REQUIRED -> parameters.setNeedClientAuth(true);
    }
    return parameters;
  }

  /// From now on the files are looked at every second, and the log is told when the certificate is
  /// about to expire.
  public void watch() {
    remind();
    watcher.start();
  }

  @Override
  public void close() {
    watcher.interrupt();
  }

  private void run() {
    List<String> used = fingerprint();
    List<String> before = used;
    try {
      while (true) {
        Thread.sleep(POLL);
        remind();
        List<String> now = fingerprint();
        // two files are not replaced at once: what still changes is left alone
        if (now.equals(before) && !now.equals(used)) {
          used = now;
          reload();
        }
        before = now;
      }
    } catch (InterruptedException _) {
      // closed
    }
  }

  /// Takes new files up, or says why not and keeps what there is.
  void reload() {
    try {
      loaded = load();
      log.info(
          "took up the certificate '{}', valid until {}",
          files.certificate(),
          loaded.identity().certificate().getNotAfter().toInstant());
      reminded = Instant.MIN;
    } catch (TlsException e) {
      log.error("the changed files are not used, the old certificate stays: {}", e.getMessage());
    }
  }

  private void remind() {
    Instant now = clock.instant();
    if (reminded.equals(Instant.MIN) || now.isAfter(reminded.plus(REMINDER))) {
      reminded = now;
      loaded.identity().warning(now).ifPresent(log::warn);
    }
  }

  private List<String> fingerprint() {
    return files.all().stream().map(ServerTls::fingerprint).toList();
  }

  /// Follows links: renewal tools often replace those.
  private static String fingerprint(Path file) {
    try {
      BasicFileAttributes seen = Files.readAttributes(file, BasicFileAttributes.class);
      return seen.fileKey() + " " + seen.lastModifiedTime() + " " + seen.size();
    } catch (IOException e) {
      return "gone";
    }
  }
}
