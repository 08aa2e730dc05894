package dev.krait.tls;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/// Reads X.509 certificates.
final class Certificates {
  private Certificates() {}

  /// All of a file, in its order; at least one.
  ///
  /// @param what what they are for, with an article
  /// @throws TlsException when there is none, or one is damaged
  static List<X509Certificate> read(Path file, String what) {
    List<X509Certificate> certificates = new ArrayList<>();
    for (Pem block : Pem.read(file, what)) {
      if (block.label().endsWith("CERTIFICATE")) {
        certificates.add(certificate(file, what, block));
      }
    }
    if (certificates.isEmpty()) {
      throw new TlsException(
          "cannot read %s from '%s': it has no block CERTIFICATE; name the file that has"
              .formatted(what, file));
    }
    return certificates;
  }

  private static X509Certificate certificate(Path file, String what, Pem block) {
    try {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      return (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(block.bytes()));
    } catch (CertificateException e) {
      throw new TlsException(
          "cannot read %s from '%s': it is damaged (%s); put an intact copy in its place"
              .formatted(what, file, e.getMessage()));
    }
  }
}
