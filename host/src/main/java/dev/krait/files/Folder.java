package dev.krait.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/// A folder whose files are served.
///
/// @param prefix the path it is served under, such as `/static`
/// @param root the folder; may be a link, and lead elsewhere after an update
record Folder(String prefix, Path root) {

  /// @param path decoded to bytes and these read as latin-1 (PEP 3333 §"Unicode Issues")
  boolean covers(String path) {
    return path.startsWith(prefix)
        && (path.length() == prefix.length() || path.charAt(prefix.length()) == '/');
  }

  /// The file that a path of this folder's names: readable, in the folder after all links are
  /// followed, and hidden at no step.
  ///
  /// @param path one that it [covers][#covers]
  Optional<Path> find(String path) {
    return relative(path.substring(prefix.length())).flatMap(this::resolve);
  }

  private Optional<Path> resolve(String relative) {
    try {
      Path home = root.toRealPath();
      Path file = home.resolve(relative).toRealPath();
      if (file.startsWith(home)
          && !hidden(home.relativize(file))
          && Files.isRegularFile(file)
          && Files.isReadable(file)) {
        return Optional.of(file);
      }
    } catch (IOException | InvalidPathException _) {
      // there is none, which is the client's mistake
    }
    return Optional.empty();
  }

  private static boolean hidden(Path relative) {
    for (Path name : relative) {
      if (name.toString().startsWith(".")) {
        return true;
      }
    }
    return false;
  }

  /// A path of plain names, or nothing: neither `.` nor `..` in any spelling, no hidden name, no
  /// backslash or control character, no empty name, so no folder either.
  private static Optional<String> relative(String path) {
    if (path.isEmpty()) {
      return Optional.empty();
    }
    return utf8(path.substring(1))
        .filter(text -> Stream.of(text.split("/", -1)).allMatch(Folder::plain));
  }

  private static boolean plain(String name) {
    return !name.isEmpty()
        && !name.startsWith(".")
        && name.chars().noneMatch(c -> c == '\\' || Character.isISOControl(c));
  }

  private static Optional<String> utf8(String latin1) {
    byte[] bytes = latin1.getBytes(StandardCharsets.ISO_8859_1);
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException _) {
      return Optional.empty();
    }
  }
}
