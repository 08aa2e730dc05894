package dev.krait.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/// What all TLS stands have in common: one certificate, and clients that trust it.
final class Tls {
  private static final Certificates SERVER = make();
  private static final SSLContext CLIENT = trusting();

  private Tls() {}

  static List<String> serverOptions() {
    return Stream.concat(
            SERVER.options("server").stream(), Stream.of("--tls-handshake-timeout", "2"))
        .toList();
  }

  /// A TLS client's socket over a connection, after the handshake.
  static SSLSocket over(Socket wire) throws IOException {
    SSLSocket socket =
        (SSLSocket) CLIENT.getSocketFactory().createSocket(wire, "localhost", 443, true);
    socket.startHandshake();
    return socket;
  }

  private static Certificates make() {
    try {
      return new Certificates(Files.createTempDirectory("krait-it-tls")).server("server");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SSLContext trusting() {
    try {
      return SERVER.trusting("server");
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
