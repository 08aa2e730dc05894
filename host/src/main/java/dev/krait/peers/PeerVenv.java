package dev.krait.peers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// A virtual environment of CPython's that is filled piece by piece. A file for each piece says
/// that it is whole; processes that want the same piece wait for one another.
///
/// @param root its folder; need not exist
/// @param python whose it is
/// @param steps hears of what takes long
record PeerVenv(Path root, CPython python, Consumer<String> steps) {
  private static final Duration LIMIT = Duration.ofMinutes(10);

  /// Its folder of programs.
  Path programs() {
    return root.resolve("bin");
  }

  /// Has pip install something, unless it is there.
  ///
  /// @param name the piece's, a file name
  /// @param arguments what follows `pip install`
  /// @throws PeerException when that cannot be done
  void require(String name, List<String> arguments) throws InterruptedException {
    Path mark = root.resolve("krait-" + name);
    if (Files.exists(mark)) {
      return;
    }
    try {
      Files.createDirectories(root);
      try (FileChannel file =
              FileChannel.open(
                  root.resolve("krait-lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock _ = file.lock()) {
        create();
        install(name, arguments);
        Files.writeString(mark, "");
      }
    } catch (IOException e) {
      throw new PeerException("cannot install " + name + " in \"" + root + "\"", e);
    }
  }

  private void create() throws InterruptedException {
    if (!Files.exists(programs().resolve("pip"))) {
      steps.accept("making a virtual environment of " + python.version());
      run("the virtual environment", List.of(python.program(), "-m", "venv", root.toString()));
    }
  }

  private void install(String name, List<String> arguments) throws InterruptedException {
    if (!arguments.isEmpty()) {
      steps.accept("installing " + name);
      List<String> pip =
          List.of(programs().resolve("python").toString(), "-m", "pip", "install", "-q");
      List<String> command = new ArrayList<>(pip);
      command.add("--disable-pip-version-check");
      command.addAll(arguments);
      run(name, command);
    }
  }

  private void run(String what, List<String> command) throws InterruptedException {
    try (ChildProcess process =
        ChildProcess.start(Launch.of(root, command), root.resolve("krait-install.log"))) {
      if (process.await(LIMIT) != 0) {
        throw new PeerException("cannot install " + what + ": it " + process.end());
      }
    }
  }

  /// What is in it, a line for each package: `Flask==3.1.3`.
  List<String> packages() throws InterruptedException {
    List<String> command =
        List.of(
            programs().resolve("python").toString(),
            "-m",
            "pip",
            "--disable-pip-version-check",
            "freeze");
    Path output = root.resolve("krait-packages.log");
    try (ChildProcess listing = ChildProcess.start(Launch.of(root, command), output)) {
      listing.await(LIMIT);
      return listing.output().lines().filter(line -> line.contains("==")).toList();
    } catch (UncheckedIOException | PeerException _) {
      return List.of();
    }
  }
}
