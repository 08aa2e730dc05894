package dev.krait.files;

import dev.krait.exchange.Header;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A file as it is now, and how clients name that (RFC 9110 §8.8).
///
/// @param size in bytes
/// @param modified to the second, as HTTP knows it
/// @param tag its strong entity tag, made of its size and the exact time of its last change
record Version(long size, Instant modified, String tag) {
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
          .withZone(ZoneOffset.UTC);

  static Version of(Path file) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
    Instant changed = attributes.lastModifiedTime().toInstant();
    String tag =
        "\"%x-%x-%x\"".formatted(attributes.size(), changed.getEpochSecond(), changed.getNano());
    return new Version(attributes.size(), changed.truncatedTo(ChronoUnit.SECONDS), tag);
  }

  /// Those that a 304 has as well (RFC 9110 §15.4.5).
  List<Header> headers() {
    return List.of(new Header("ETag", tag), new Header("Last-Modified", lastModified()));
  }

  String lastModified() {
    return HTTP_DATE.format(modified);
  }

  /// A date in the form that HTTP has had since 1997; the older ones count as none.
  static Optional<Instant> parse(String date) {
    try {
      return Optional.of(Instant.from(HTTP_DATE.parse(date)));
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }
}
