package dev.krait.tls;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;

/// Reads a private key: PKCS#8, or the older PKCS#1 and SEC1 forms that OpenSSL wrote.
final class PrivateKeys {
  private static final String WHAT = "the private key";

  /// Key algorithms a TLS certificate may have.
  private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA", "RSASSA-PSS");

  private PrivateKeys() {}

  /// @throws TlsException when the file has none, it is encrypted, or of an unknown kind
  static PrivateKey read(Path file) {
    for (Pem block : Pem.read(file, WHAT)) {
      if (block.label().endsWith("PRIVATE KEY")) {
        return key(file, block);
      }
    }
    throw new TlsException(
        "cannot read %s from '%s': it has no block PRIVATE KEY; name the key's file with --keyfile"
            .formatted(WHAT, file));
  }

  private static PrivateKey key(Path file, Pem block) {
    if (block.encrypted() || block.label().startsWith("ENCRYPTED")) {
      throw new TlsException(
          ("cannot read %s from '%s': it is encrypted, and nobody could enter a passphrase when the"
                  + " host restarts; take the passphrase off with `openssl pkey -in %s -out NEW`"
                  + " (readable by this user only) and give NEW as --keyfile")
              .formatted(WHAT, file, file));
    }
    byte[] pkcs8 =
        switch (block.label()) {
          case "RSA PRIVATE KEY" -> Der.ofRsa(block.bytes());
          case "EC PRIVATE KEY" -> Der.ofEc(block.bytes()).orElseThrow(() -> unusable(file));
          default -> block.bytes();
        };
    for (String algorithm : ALGORITHMS) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
      } catch (GeneralSecurityException _) {
        // of another algorithm, or of none: said below
      }
    }
    throw unusable(file);
  }

  private static TlsException unusable(Path file) {
    return new TlsException(
        ("cannot read %s from '%s': it is damaged or of an unknown kind; RSA, EC and Ed25519 keys"
                + " are known, as `openssl genpkey` writes them")
            .formatted(WHAT, file));
  }
}
