package dev.krait.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/// A certificate for the servers of the tests, and clients that ask for none in particular.
final class Tls {
  private static final Path FOLDER = makeCertificate();
  private static final SSLContext TRUSTING = trusting();

  private Tls() {}

  static List<String> serverOptions() {
    return List.of(
        "--certfile",
        FOLDER.resolve("cert.pem").toString(),
        "--keyfile",
        FOLDER.resolve("key.pem").toString());
  }

  /// A TLS client's socket over a connection, after the handshake.
  static SSLSocket over(Socket wire) throws IOException {
    SSLSocket socket =
        (SSLSocket) TRUSTING.getSocketFactory().createSocket(wire, "localhost", 443, true);
    socket.startHandshake();
    return socket;
  }

  private static Path makeCertificate() {
    try {
      Path folder = Files.createTempDirectory("krait-it-tls");
      Command.run(
          folder,
          Map.of(),
          List.of(
              "openssl",
              "req",
              "-x509",
              "-newkey",
              "rsa:2048",
              "-nodes",
              "-days",
              "30",
              "-subj",
              "/CN=localhost",
              "-keyout",
              "key.pem",
              "-out",
              "cert.pem"));
      for (String name : List.of("key.pem", "cert.pem")) {
        folder.resolve(name).toFile().deleteOnExit();
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SSLContext trusting() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new Everybody()}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Trusts whoever answers: these clients test the server, not its certificate.
  private static final class Everybody implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
