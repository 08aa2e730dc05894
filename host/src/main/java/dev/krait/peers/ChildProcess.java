package dev.krait.peers;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A process that ends when it is closed, or with this JVM, and takes its own children with it.
///
/// It does not get the caller's settings of Python and of servers: what is measured is what the
/// command line says.
public final class ChildProcess implements AutoCloseable {
  private static final List<String> SETTINGS =
      List.of("KRAIT_", "PYTHON", "GUNICORN_", "GRANIAN_", "UWSGI_", "WEB_CONCURRENCY");
  private static final List<String> KEPT = List.of("KRAIT_JAVA_HOME", "KRAIT_JAVA_OPTS");
  private static final Duration GRACE = Duration.ofSeconds(10);
  private static final int LINES_SHOWN = 12;

  private final Process process;
  private final Path output;
  private final Thread hook;

  private ChildProcess(Process process, Path output) {
    this.process = process;
    this.output = output;
    this.hook = Thread.ofPlatform().unstarted(() -> kill(tree()));
  }

  /// Starts a program.
  ///
  /// @param output the file that receives all it prints
  /// @throws PeerException when it cannot be started
  /// @throws ShutdownException when this JVM is stopping
  public static ChildProcess start(Launch launch, Path output) {
    ProcessBuilder builder =
        new ProcessBuilder(launch.command())
            .directory(launch.folder().toFile())
            .redirectInput(new File("/dev/null"))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().keySet().removeIf(ChildProcess::isSetting);
    builder.environment().putAll(launch.environment());
    try {
      ChildProcess child = new ChildProcess(builder.start(), output);
      child.endWithThisJvm();
      return child;
    } catch (IOException e) {
      throw new PeerException("cannot start \"" + launch.command().getFirst() + "\"", e);
    }
  }

  private static boolean isSetting(String variable) {
    return SETTINGS.stream().anyMatch(variable::startsWith) && !KEPT.contains(variable);
  }

  private void endWithThisJvm() {
    try {
      Runtime.getRuntime().addShutdownHook(hook);
    } catch (IllegalStateException e) {
      kill(tree());
      throw new ShutdownException(e);
    }
  }

  /// Waits until it has ended by itself.
  ///
  /// @return its exit code
  /// @throws PeerException when that takes longer than `limit`; it is ended then
  public int await(Duration limit) throws InterruptedException {
    if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
      close();
      throw new PeerException("no end within " + limit.toSeconds() + " s; it said: " + lastLines());
    }
    return process.exitValue();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /// How it ended, and the last it said: `ended with exit code 1: No module named 'flask'`.
  public String end() {
    return "ended with exit code " + process.exitValue() + ": " + lastLines();
  }

  /// All it has printed so far.
  public String output() {
    try {
      return new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return e.toString();
    }
  }

  private String lastLines() {
    List<String> lines = output().lines().filter(line -> !line.isBlank()).toList();
    return String.join(
        "\n  | ", lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size()));
  }

  /// The numbers of the process and of those below it.
  public List<Long> pids() {
    return tree().stream().map(ProcessHandle::pid).toList();
  }

  private List<ProcessHandle> tree() {
    return Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
  }

  private static void kill(List<ProcessHandle> tree) {
    tree.forEach(ProcessHandle::destroyForcibly);
  }

  /// Asks it to end, and after ten seconds makes it end.
  @Override
  public void close() {
    List<ProcessHandle> tree = tree(); // orphans are nobody's children any more
    process.destroy();
    try {
      process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    kill(tree);
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException _) {
      // the hook does the same
    }
  }
}
