package dev.krait.startup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A short name for some content: two of the same name hold the same.
final class Fingerprint {
  private static final int LENGTH = 16;
  private final MessageDigest digest;

  Fingerprint() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }

  Fingerprint add(String text) {
    digest.update((text + "\0").getBytes(StandardCharsets.UTF_8));
    return this;
  }

  /// The file's name and content.
  Fingerprint add(Path file) throws IOException {
    add(file.getFileName().toString());
    try (InputStream content = Files.newInputStream(file)) {
      content.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
    }
    return this;
  }

  /// 16 hexadecimal digits; ends the fingerprint.
  String name() {
    return HexFormat.of().formatHex(digest.digest()).substring(0, LENGTH);
  }
}
