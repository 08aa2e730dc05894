package dev.krait.peers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Names for what is made once for each content.
final class Content {
  private static final int LENGTH = 16;

  private Content() {}

  /// What a file says.
  static String of(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new PeerException("cannot read \"" + file + "\"", e);
    }
  }

  /// A short name that no other text has.
  static String name(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] hash = digest.digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
