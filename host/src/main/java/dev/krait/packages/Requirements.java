package dev.krait.packages;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Everything a request comes to: its packages, and the text of its requirements files with all
/// files that those include.
///
/// @param request which packages and files
/// @param texts by file
record Requirements(InstallRequest request, Map<Path, String> texts) {
  private static final Pattern INCLUDE =
      Pattern.compile("\\s*(?:-r|-c|--requirement|--constraint)[\\s=]*(?<file>[^\\s#]+).*");

  /// @throws PackagesException when a file cannot be read
  static Requirements read(InstallRequest request) {
    Map<Path, String> texts = new LinkedHashMap<>();
    request.files().forEach(file -> read(file, texts));
    return new Requirements(request, texts);
  }

  private static void read(Path file, Map<Path, String> texts) {
    if (texts.containsKey(file)) {
      return;
    }
    String text = text(file);
    texts.put(file, text);
    for (String line : text.lines().toList()) {
      Matcher include = INCLUDE.matcher(line);
      if (include.matches() && !include.group("file").contains("://")) {
        read(file.resolveSibling(include.group("file")).normalize(), texts);
      }
    }
  }

  private static String text(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new PackagesException(
          "the requirements file \""
              + file
              + "\" cannot be read ("
              + e.getClass().getSimpleName()
              + "); name an existing one with -r, or packages",
          e);
    }
  }

  /// Says whether two requests come to the same, wherever their files are.
  String fingerprint(String graalpy) {
    MessageDigest digest = sha256();
    add(digest, graalpy);
    texts.values().forEach(text -> add(digest, text));
    request.packages().stream().sorted().forEach(each -> add(digest, each));
    return "sha256:" + HexFormat.of().formatHex(digest.digest());
  }

  private static void add(MessageDigest digest, String part) {
    byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
    digest.update((bytes.length + "\n").getBytes(StandardCharsets.US_ASCII));
    digest.update(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }

  /// Whether pip checks hashes, and so refuses any package that is given without one.
  boolean hashed() {
    return texts.values().stream().anyMatch(text -> text.contains("--hash="));
  }
}
