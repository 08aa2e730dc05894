package dev.krait.tls;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Where everything is, in PEM.
///
/// @param certificate the server's certificate, then the authorities between it and a known root
/// @param key its private key; may be the same file
/// @param authorities whose client certificates are accepted
/// @param clients whether clients are asked for a certificate
public record TlsFiles(
    Path certificate, Path key, Optional<Path> authorities, ClientCertificates clients) {

  /// Whether clients have to show a certificate.
  public enum ClientCertificates {
    /// They are not asked for one.
    NONE,
    /// They are asked; without one they are served all the same.
    OPTIONAL,
    /// Without one there is no connection.
    REQUIRED
  }

  List<Path> all() {
    return Stream.concat(Stream.of(certificate, key), authorities.stream()).distinct().toList();
  }
}
