package dev.krait.tls;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One block of a PEM file (RFC 7468, and the older form with header lines of RFC 1421).
///
/// @param label what stands after `BEGIN`
/// @param encrypted whether header lines say so
/// @param base64 the content, DER in base64 without white space
record Pem(String label, boolean encrypted, String base64) {
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----\\R(.*?)-----END \\1-----", Pattern.DOTALL);
  private static final Pattern HEADERS = Pattern.compile("(?:[A-Za-z-]+:.*\\R(?:[ \\t].*\\R)*)*");
  private static final int MOST_BYTES = 1 << 20;

  /// All blocks of a file; text between them is ignored.
  ///
  /// @param what what the file is for, with an article
  /// @throws TlsException when it cannot be read, is no PEM file, or holds none
  static List<Pem> read(Path file, String what) {
    String text = text(file, what);
    List<Pem> blocks = new ArrayList<>();
    Matcher block = BLOCK.matcher(text);
    while (block.find()) {
      blocks.add(block(file, block.group(1), block.group(2)));
    }
    if (blocks.isEmpty()) {
      throw new TlsException(
          "cannot read %s from '%s': it has no PEM block (-----BEGIN …-----); give a file in PEM"
                  .formatted(what, file)
              + " form, which `openssl x509 -inform DER` or `openssl pkcs12 -nodes` makes of others");
    }
    return blocks;
  }

  /// The content.
  byte[] bytes() {
    return Base64.getDecoder().decode(base64);
  }

  private static String text(Path file, String what) {
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new IOException("it is larger than 1 MiB");
      }
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new TlsException(
          "cannot read %s from '%s': %s; name a PEM file that this user may read"
              .formatted(what, file, reason(e)));
    }
  }

  private static String reason(IOException e) {
    return switch (e) {
      case NoSuchFileException _ -> "there is no such file";
      case AccessDeniedException _ -> "permission denied";
      default -> String.valueOf(e.getMessage());
    };
  }

  private static Pem block(Path file, String label, String content) {
    Matcher headers = HEADERS.matcher(content);
    int start = headers.lookingAt() ? headers.end() : 0;
    boolean encrypted = content.substring(0, start).contains("ENCRYPTED");
    try {
      Pem block = new Pem(label, encrypted, content.substring(start).replaceAll("\\s", ""));
      byte[] _ = block.bytes();
      return block;
    } catch (IllegalArgumentException e) {
      throw new TlsException(
          "cannot read '%s': its block %s is damaged (%s); put an intact copy in its place"
              .formatted(file, label, e.getMessage()));
    }
  }
}
