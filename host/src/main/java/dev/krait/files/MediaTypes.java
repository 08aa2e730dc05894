package dev.krait.files;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// What kinds of files are, by the ends of their names.
///
/// A table of our own, as that of the system differs from machine to machine. Text is taken for
/// UTF-8, as the web's is.
final class MediaTypes {
  private static final String UNKNOWN = "application/octet-stream";
  private static final String UTF_8 = "; charset=utf-8";
  private static final Map<String, String> TYPES = new HashMap<>();

  static {
    add("text/html" + UTF_8, "html", "htm");
    add("text/css" + UTF_8, "css");
    add("text/javascript" + UTF_8, "js", "mjs");
    add("text/plain" + UTF_8, "txt", "text", "log");
    add("text/csv" + UTF_8, "csv");
    add("text/markdown" + UTF_8, "md");
    add("text/vtt" + UTF_8, "vtt");
    add("application/json", "json", "map");
    add("application/manifest+json", "webmanifest");
    add("application/xml", "xml", "xsl");
    add("application/xhtml+xml", "xhtml");
    add("application/wasm", "wasm");
    add("application/pdf", "pdf");
    add("application/zip", "zip");
    add("application/gzip", "gz", "tgz");
    add("image/svg+xml", "svg");
    add("image/png", "png");
    add("image/jpeg", "jpg", "jpeg");
    add("image/gif", "gif");
    add("image/webp", "webp");
    add("image/avif", "avif");
    add("image/bmp", "bmp");
    add("image/tiff", "tif", "tiff");
    add("image/x-icon", "ico");
    add("font/woff", "woff");
    add("font/woff2", "woff2");
    add("font/ttf", "ttf");
    add("font/otf", "otf");
    add("audio/mpeg", "mp3");
    add("audio/ogg", "ogg", "oga", "opus");
    add("audio/wav", "wav");
    add("audio/flac", "flac");
    add("audio/mp4", "m4a");
    add("video/mp4", "mp4", "m4v");
    add("video/webm", "webm");
    add("video/ogg", "ogv");
    add("video/quicktime", "mov");
  }

  private MediaTypes() {}

  private static void add(String type, String... extensions) {
    for (String extension : extensions) {
      TYPES.put(extension, type);
    }
  }

  /// The value of `Content-Type` for a file.
  static String of(Path file) {
    String name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.');
    return dot < 0
        ? UNKNOWN
        : TYPES.getOrDefault(name.substring(dot + 1).toLowerCase(Locale.ROOT), UNKNOWN);
  }
}
