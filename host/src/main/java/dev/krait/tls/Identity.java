package dev.krait.tls;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A certificate with its chain and the private key that belongs to it: checked and usable now.
///
/// @param file where the certificate is from, for messages
/// @param chain the server's certificate first
record Identity(Path file, PrivateKey key, List<X509Certificate> chain) {
  private static final String WHAT = "the certificate";
  private static final int DAYS_BEFORE = 14;

  Identity {
    chain = List.copyOf(chain);
  }

  /// @throws TlsException when a file cannot be read, they do not belong together, or the
  ///   certificate is not valid now
  static Identity read(TlsFiles files, Clock clock) {
    List<X509Certificate> chain = Certificates.read(files.certificate(), WHAT);
    PrivateKey key = PrivateKeys.read(files.key());
    Identity identity = new Identity(files.certificate(), key, chain);
    identity.checkDates(clock.instant());
    if (!belongs(key, chain.getFirst().getPublicKey())) {
      throw new TlsException(
          ("cannot use the certificate '%s' with the private key '%s': they do not belong together;"
                  + " give the key the certificate was made for, and the server's own certificate"
                  + " before those of its authorities")
              .formatted(files.certificate(), files.key()));
    }
    return identity;
  }

  X509Certificate certificate() {
    return chain.getFirst();
  }

  private void checkDates(Instant now) {
    Instant start = certificate().getNotBefore().toInstant();
    Instant end = certificate().getNotAfter().toInstant();
    if (now.isAfter(end)) {
      throw new TlsException(
          "cannot use the certificate '%s': it expired on %s; renew it".formatted(file, end));
    }
    if (now.isBefore(start)) {
      throw new TlsException(
          ("cannot use the certificate '%s': it is valid from %s only, and here it is %s; wait,"
                  + " or set this machine's clock")
              .formatted(file, start, now));
    }
  }

  /// What is to be said of its end: nothing while it is more than 14 days away, or a third of a
  /// shorter life.
  Optional<String> warning(Instant now) {
    Instant end = certificate().getNotAfter().toInstant();
    Duration life = Duration.between(certificate().getNotBefore().toInstant(), end);
    Duration notice = Duration.ofDays(DAYS_BEFORE);
    if (life.dividedBy(3).compareTo(notice) < 0) {
      notice = life.dividedBy(3);
    }
    Duration left = Duration.between(now, end);
    if (left.compareTo(notice) > 0) {
      return Optional.empty();
    }
    String remedy = "renew it: new files are taken up without a restart";
    return Optional.of(
        left.isNegative()
            ? "the certificate '%s' expired on %s; clients refuse it, %s"
                .formatted(file, end, remedy)
            : "the certificate '%s' expires on %s, in %d hours; %s"
                .formatted(file, end, left.toHours(), remedy));
  }

  /// Signs something and verifies it: the one proof that serves every kind of key.
  private static boolean belongs(PrivateKey key, PublicKey certified) {
    if (!key.getAlgorithm().equals(certified.getAlgorithm())) {
      return false;
    }
    try {
      byte[] text = {1, 2, 3};
      Signature signature = Signature.getInstance(signatureFor(key));
      signature.initSign(key);
      signature.update(text);
      byte[] signed = signature.sign();
      signature.initVerify(certified);
      signature.update(text);
      return signature.verify(signed);
    } catch (GeneralSecurityException _) {
      return false;
    }
  }

  private static String signatureFor(PrivateKey key) {
    return switch (key.getAlgorithm()) {
      case "EC" -> "SHA256withECDSA";
      case "RSA" -> "SHA256withRSA";
      default -> key.getAlgorithm();
    };
  }
}
