package dev.krait.peers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/// A folder for what is of no use afterwards; gone when it is closed, or with this JVM.
///
/// @param hook removes it when this JVM is told to stop
public record Scratch(Path path, Thread hook) implements AutoCloseable {

  public static Scratch make() {
    try {
      Path path = Files.createTempDirectory("krait-");
      Scratch scratch = new Scratch(path, Thread.ofPlatform().unstarted(() -> delete(path)));
      Runtime.getRuntime().addShutdownHook(scratch.hook);
      return scratch;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      all.sorted(Comparator.reverseOrder()).forEach(each -> each.toFile().delete());
    } catch (IOException | UncheckedIOException _) {
      // it is in the folder for temporary files
    }
  }

  @Override
  public void close() {
    delete(path);
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException _) {
      // the hook does the same
    }
  }
}
