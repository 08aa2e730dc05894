package dev.krait.it;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/// Makes keys and certificates with OpenSSL, in a folder, and clients that trust them.
record Certificates(Path folder) {
  private static final List<String> EC =
      List.of("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes");

  /// A certificate of this machine, signed with its own key: `NAME.pem` and `NAME.key`.
  Certificates server(String name) {
    List<String> command = new ArrayList<>(List.of("openssl", "req", "-x509", "-days", "30"));
    command.addAll(EC);
    command.addAll(
        List.of("-subj", "/CN=" + name, "-keyout", name + ".key", "-out", name + ".pem"));
    command.addAll(List.of("-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"));
    return run(command);
  }

  /// A client's certificate, signed with the key of `authority.pem`.
  Certificates client(String name, String authority) {
    List<String> request = new ArrayList<>(List.of("openssl", "req", "-utf8"));
    request.addAll(EC);
    request.addAll(
        List.of("-subj", "/O=Ünit/CN=" + name, "-keyout", name + ".key", "-out", name + ".csr"));
    run(request);
    return run(
        List.of(
            "openssl",
            "x509",
            "-req",
            "-days",
            "30",
            "-in",
            name + ".csr",
            "-CA",
            authority + ".pem",
            "-CAkey",
            authority + ".key",
            "-out",
            name + ".pem"));
  }

  private Certificates run(List<String> command) {
    Command.run(folder, Map.of(), command);
    return this;
  }

  String file(String name) {
    return folder.resolve(name).toString();
  }

  /// What has a server use a certificate and its key.
  List<String> options(String name) {
    return List.of("--certfile", file(name + ".pem"), "--keyfile", file(name + ".key"));
  }

  /// Puts one file in the place of another, as a renewal does.
  void replace(String name, String with) throws IOException {
    Path copy = Files.copy(folder.resolve(with), folder.resolve(name + ".new"));
    Files.move(copy, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
  }

  /// A client's context that trusts these.
  SSLContext trusting(String... names) throws GeneralSecurityException, IOException {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    for (String name : names) {
      try (var in = Files.newInputStream(folder.resolve(name + ".pem"))) {
        trusted.setCertificateEntry(
            name, CertificateFactory.getInstance("X.509").generateCertificate(in));
      }
    }
    TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
    factory.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, factory.getTrustManagers(), null);
    return context;
  }

  /// A connection whose bytes a test chooses.
  static RawHttp connect(SSLContext context, int port) throws IOException {
    return new RawHttp(socket(context, port));
  }

  static SSLSocket socket(SSLContext context, int port) throws IOException {
    return (SSLSocket)
        context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port);
  }
}
