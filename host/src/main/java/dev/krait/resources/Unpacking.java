package dev.krait.resources;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;

/// Writes bundles of files. A folder is named after the content, so that versions do not meet; each
/// file appears whole or not at all, so that several processes may unpack at once, and one that was
/// deleted or cut comes back. Scripts can be executed.
///
/// @param cache where the folders are
record Unpacking(Path cache) {
  private static final int NAME_BYTES = 8;

  /// @throws ResourceException when the folder cannot be written
  Path put(Bundle bundle) {
    Path folder = cache.resolve(name(bundle));
    try {
      for (Map.Entry<String, byte[]> file : bundle.files().entrySet()) {
        put(folder.resolve(file.getKey()), file.getValue());
      }
      return folder;
    } catch (IOException e) {
      throw new ResourceException(
          "cannot unpack Python files: \""
              + folder
              + "\" cannot be written ("
              + e
              + "); it must be in a folder that this user may write; name another one for caches in"
              + " XDG_CACHE_HOME",
          e);
    }
  }

  private static void put(Path file, byte[] content) throws IOException {
    if (Files.exists(file) && Files.size(file) == content.length) {
      return;
    }
    Path parent = Objects.requireNonNull(file.getParent());
    Files.createDirectories(parent);
    Path whole = Files.createTempFile(parent, ".unpacking", "");
    try {
      Files.write(whole, content);
      Files.setPosixFilePermissions(
          whole, PosixFilePermissions.fromString(isScript(content) ? "rwxr-xr-x" : "rw-r--r--"));
      Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(whole);
    }
  }

  private static boolean isScript(byte[] content) {
    return content.length > 2 && content[0] == '#' && content[1] == '!';
  }

  private static String name(Bundle bundle) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      bundle
          .files()
          .forEach((name, content) -> {
            digest.update((name + "\0" + content.length + "\0").getBytes(StandardCharsets.UTF_8));
            digest.update(content);
          });
      return HexFormat.of().formatHex(digest.digest(), 0, NAME_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has it", e);
    }
  }
}
