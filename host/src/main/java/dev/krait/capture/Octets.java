package dev.krait.capture;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/// Bytes as latin-1 text, a character each.
final class Octets {
  private Octets() {}

  static String ofUtf8(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  /// @throws IllegalArgumentException when it is no Base64
  static String ofBase64(String text) {
    return new String(Base64.getDecoder().decode(text), StandardCharsets.ISO_8859_1);
  }

  static byte[] bytes(String octets) {
    return octets.getBytes(StandardCharsets.ISO_8859_1);
  }

  static String base64(String octets) {
    return Base64.getEncoder().encodeToString(bytes(octets));
  }

  /// Nothing when they are not UTF-8.
  static Optional<String> utf8(String octets) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes(octets))).toString());
    } catch (CharacterCodingException _) {
      return Optional.empty();
    }
  }
}
