package dev.krait.host;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks for changed Python files once a second (`--reload`). Polls, as notifications are lost on
/// network and container file systems.
final class SourceWatch implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(SourceWatch.class);
  private static final int PERIOD_MILLIS = 1000;

  private final Path folder;
  private final Consumer<String> changed;
  private final Thread thread;
  private volatile boolean over;

  /// @param folder what to watch; folders in it whose name starts with a dot are left out
  /// @param changed called with words for the log, on a thread of the watch's own
  SourceWatch(Path folder, Consumer<String> changed) {
    this.folder = folder;
    this.changed = changed;
    this.thread = Thread.ofVirtual().name("krait-reload").unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  private void run() {
    Map<Path, FileTime> before = scan();
    while (!over) {
      try {
        TimeUnit.MILLISECONDS.sleep(PERIOD_MILLIS);
      } catch (InterruptedException e) {
        return;
      }
      Map<Path, FileTime> now = scan();
      if (!now.equals(before)) {
        changed.accept(difference(before, now) + " changed");
        before = now;
      }
    }
  }

  private static Path difference(Map<Path, FileTime> before, Map<Path, FileTime> now) {
    for (Map.Entry<Path, FileTime> file : now.entrySet()) {
      if (!file.getValue().equals(before.get(file.getKey()))) {
        return file.getKey();
      }
    }
    return before.keySet().stream()
        .filter(file -> !now.containsKey(file))
        .findFirst()
        .orElseThrow();
  }

  private Map<Path, FileTime> scan() {
    Map<Path, FileTime> files = new HashMap<>();
    try {
      Files.walkFileTree(folder, new Collector(folder, files));
    } catch (IOException e) {
      log.warn("cannot look for changes in {}: {}", folder, e.getMessage());
    }
    return files;
  }

  @Override
  public void close() {
    over = true;
    thread.interrupt();
  }

  /// Collects the Python files of a tree.
  private static final class Collector extends SimpleFileVisitor<Path> {
    private final Path root;
    private final Map<Path, FileTime> files;

    Collector(Path root, Map<Path, FileTime> files) {
      this.root = root;
      this.files = files;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      boolean hidden =
          !folder.equals(root) && Objects.toString(folder.getFileName(), "").startsWith(".");
      return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (file.toString().endsWith(".py")) {
        files.put(file, attributes.lastModifiedTime());
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
      return FileVisitResult.CONTINUE;
    }
  }
}
