package dev.krait.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// How TLS is spoken. The files are absolute paths in PEM; they need not exist.
///
/// @param certificate the server's, with its chain
/// @param key its private key; may be the same file
/// @param authorities whose client certificates are accepted
/// @param handshake how long a handshake may take; more than zero
/// @param http2 whether clients may choose HTTP/2
public record TlsConfig(
    Path certificate,
    Path key,
    Optional<Path> authorities,
    ClientCertificates clients,
    Duration handshake,
    boolean http2) {}
