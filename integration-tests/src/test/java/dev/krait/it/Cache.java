package dev.krait.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Consumer;

/// Folders in [Paths#CACHE], each made once for each content and then kept.
final class Cache {
  private Cache() {}

  /// The folder of this kind and content; made now when there is none that is complete.
  ///
  /// @param content what the folder is made from, as text
  /// @param fill makes the folder
  static Path folder(String kind, String content, Consumer<Path> fill) {
    Path folder = Paths.CACHE.resolve(kind + "-" + sha256(content));
    Path marker = folder.resolve(".complete");
    try {
      Files.createDirectories(Paths.CACHE);
      try (FileChannel channel =
              FileChannel.open(
                  Paths.CACHE.resolve(kind + ".lock"),
                  StandardOpenOption.CREATE,
                  StandardOpenOption.WRITE);
          FileLock _ = channel.lock()) {
        if (!Files.exists(marker)) {
          Folders.delete(folder);
          fill.accept(folder);
          Files.createFile(marker);
        }
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of()
          .formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)))
          .substring(0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
