package dev.krait.startup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What was made before, by the name of its content: folders or files of one kind in the user's
/// cache. The latest few are kept. Several processes may use it.
///
/// @param folder where they are
/// @param kept how many stay
record Shelf(Path folder, int kept) {

  /// What has that name.
  Optional<Path> find(String name) throws IOException {
    Path entry = folder.resolve(name);
    if (!Files.exists(entry)) {
      return Optional.empty();
    }
    Files.setLastModifiedTime(entry, FileTime.from(Instant.now())); // still in use
    return Optional.of(entry);
  }

  /// Makes something and keeps it; it appears whole or not at all.
  ///
  /// @return where it is
  Path keep(String name, Maker maker) throws IOException {
    Files.createDirectories(folder);
    Path draft = folder.resolve("." + UUID.randomUUID());
    try {
      maker.make(draft);
      if (!Files.exists(folder.resolve(name))) {
        Files.move(draft, folder.resolve(name));
      }
    } finally {
      Folders.delete(draft);
    }
    removeOld();
    return folder.resolve(name);
  }

  private void removeOld() throws IOException {
    List<Path> newestFirst =
        Folders.entries(folder).stream()
            .filter(entry -> !entry.getFileName().toString().startsWith("."))
            .sorted(Comparator.comparing(Shelf::used).reversed())
            .toList();
    for (Path old : newestFirst.subList(Math.min(kept, newestFirst.size()), newestFirst.size())) {
      Folders.delete(old);
    }
  }

  private static FileTime used(Path entry) {
    try {
      return Files.getLastModifiedTime(entry);
    } catch (IOException _) {
      return FileTime.from(Instant.EPOCH); // another process has just removed it
    }
  }

  /// Fills a place that does not exist yet.
  @FunctionalInterface
  interface Maker {
    void make(Path place) throws IOException;
  }
}
