package dev.krait.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Krait with the fixture `living`, and the folder that tells that what to be.
///
/// @param state the folder
record Living(Server krait, Path state) implements AutoCloseable {
  /// Starts it with the build `1`.
  static Living start(Path state, String... options) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                // where the tests run under nohup, or behind a script, the server would not hear
                // these
                "env",
                "--default-signal=HUP,INT",
                Paths.KRAIT.toString(),
                "serve",
                "--chdir=" + Paths.FIXTURES,
                "--pythonpath=" + state,
                "--bind=127.0.0.1:0"));
    arguments.addAll(List.of(options));
    arguments.add("living:app");
    write(state, "build", "1");
    Server krait =
        Server.start(
            Shell.clean(new ProcessBuilder(arguments)),
            Paths.REPOSITORY,
            Map.of("KRAIT_JIT", "off", "STATE", state.toString()),
            Server::readyLine);
    krait.address();
    return new Living(krait, state);
  }

  /// Writes one of its files.
  static void write(Path state, String name, String text) {
    try {
      Files.writeString(state.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What the next interpreter is made of: a number, `broken`, `failing`, `hanging` or `deaf`.
  void build(String name) {
    write(state, "build", name);
  }

  void write(String name) {
    write(state, name, "");
  }

  boolean has(String name) {
    return Files.exists(state.resolve(name));
  }

  /// The build that answers.
  String answering() {
    return get("/");
  }

  /// The body of an answer.
  String get(String target) {
    try {
      return RawHttp.get(krait.port(), target).body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Sends SIGHUP, or another signal.
  void signal(String name) {
    try {
      Process kill =
          new ProcessBuilder("kill", "-" + name, Long.toString(krait.process().pid())).start();
      if (kill.waitFor() != 0) {
        throw new IllegalStateException("kill failed");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    krait.close();
  }
}
