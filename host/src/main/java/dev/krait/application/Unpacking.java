package dev.krait.application;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/// Puts the Python half, which the jar carries as an archive, where Python can import it. The
/// folder is named after the content, so that versions do not meet; each file appears whole or not
/// at all, so that several processes may unpack at once, and one that was deleted or cut comes
/// back.
///
/// @param cache the user's, for Krait
record Unpacking(Path cache) {
  private static final String ARCHIVE = "/META-INF/krait/python.zip";
  private static final int NAME_BYTES = 8;

  /// The folder.
  ///
  /// @throws UncheckedIOException when it cannot be written
  Path run() {
    byte[] archive = archive();
    Path folder = cache.resolve("python").resolve(name(archive));
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (!entry.isDirectory()) {
          put(folder.resolve(entry.getName()), zip.readAllBytes());
        }
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot unpack Krait's Python files: \""
              + folder
              + "\" cannot be written ("
              + e
              + "); it must be in a folder that this user may write; name another one for caches in"
              + " XDG_CACHE_HOME",
          e);
    }
  }

  private static void put(Path file, byte[] content) throws IOException {
    if (Files.exists(file) && Arrays.equals(Files.readAllBytes(file), content)) {
      return;
    }
    Path parent = Objects.requireNonNull(file.getParent());
    Files.createDirectories(parent);
    Path whole = Files.createTempFile(parent, ".unpacking", "");
    try {
      Files.write(whole, content);
      Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(whole);
    }
  }

  private static byte[] archive() {
    try (InputStream stream = Unpacking.class.getResourceAsStream(ARCHIVE)) {
      if (stream == null) {
        throw new IllegalStateException(
            "the class path has no "
                + ARCHIVE
                + ", which Krait's jar carries; it must be on the class path as it was built; use the"
                + " jar as it is, or have whatever repackages it keep resources");
      }
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String name(byte[] archive) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(archive);
      return HexFormat.of().formatHex(digest, 0, NAME_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has it", e);
    }
  }
}
