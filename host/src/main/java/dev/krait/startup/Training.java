package dev.krait.startup;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A run of an application in which the JVM watches what it loads, and from which it makes a
/// start-up cache when it ends.
///
/// @param home the distribution's folder
/// @param arguments what follows `krait serve`
/// @param load for how long requests are sent once it serves: they bring in the classes of the
///   request path and of the compiler
record Training(Path home, List<String> arguments, Duration load) {
  /// Names the cache to make; `bin/krait` turns it into the JVM's option.
  static final String OUTPUT = "KRAIT_TRAIN_OUTPUT";

  private static final Pattern SERVING =
      Pattern.compile("krait: serving .* on (http://\\S+?),? .*");
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final int LINES_SHOWN = 15;

  /// Makes the cache.
  ///
  /// @param output where to; replaced when it is there
  /// @throws StartupException when the application could not be started, or no cache came of it
  void run(Path output, Steps steps) throws IOException, InterruptedException {
    Path log = output.resolveSibling(output.getFileName() + ".log");
    Process process = start(output, log);
    Thread stop = Thread.ofPlatform().unstarted(() -> stop(process));
    Runtime.getRuntime().addShutdownHook(stop);
    boolean made = false;
    try {
      Optional<URI> address = address(process);
      if (address.isEmpty()) {
        boolean _ = process.waitFor(LIMIT.toMillis(), TimeUnit.MILLISECONDS); // it is about to end
        throw failed(process, log);
      }
      steps.step("training: sending requests to " + address.get());
      send(address.get());
      steps.step("training: writing the start-up cache");
      process.destroy();
      boolean ended = process.waitFor(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
      if (!ended || !Files.exists(output)) {
        throw failed(process, log);
      }
      made = true;
    } finally {
      stop(process);
      Runtime.getRuntime().removeShutdownHook(stop);
      Files.deleteIfExists(log);
      if (!made) {
        Files.deleteIfExists(output); // the JVM makes one of a failed start as well
      }
    }
  }

  private static void stop(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  private Process start(Path output, Path log) throws IOException {
    List<String> command = new ArrayList<>(List.of("" + home.resolve("bin/krait"), "serve"));
    command.addAll(List.of("--bind", "127.0.0.1:0"));
    command.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectInput(new File("/dev/null"))
            .redirectError(log.toFile());
    builder.environment().put(OUTPUT, output.toString());
    builder.environment().remove("KRAIT_JIT"); // the compiler's classes belong into the cache
    return builder.start();
  }

  private static Optional<URI> address(Process process) throws IOException {
    BufferedReader said = process.inputReader();
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      Matcher serving = SERVING.matcher(line);
      if (serving.matches()) {
        Thread.ofVirtual().start(() -> drain(said)); // or it blocks on a full pipe
        return Optional.of(URI.create(serving.group(1)));
      }
    }
    return Optional.empty();
  }

  private static void drain(BufferedReader said) {
    try {
      while (said.readLine() != null) {
        // nobody asks for it
      }
    } catch (IOException _) {
      // the process has ended
    }
  }

  private void send(URI address) throws InterruptedException {
    long end = System.nanoTime() + load.toNanos();
    HttpRequest request = HttpRequest.newBuilder(address.resolve("/")).timeout(LIMIT).build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      do {
        client.send(request, HttpResponse.BodyHandlers.discarding());
      } while (System.nanoTime() < end);
    } catch (IOException _) {
      // it ended or answers strangely: whether there is a cache is seen later
    }
  }

  private StartupException failed(Process process, Path log) {
    String end;
    try {
      List<String> lines = Files.readAllLines(log);
      end =
          String.join(
              "\n  | ", lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size()));
    } catch (IOException e) {
      end = e.toString();
    }
    return new StartupException(
        "no start-up cache was made: \"krait serve "
            + String.join(" ", arguments)
            + "\" "
            + (process.isAlive() ? "did not end" : "ended with exit code " + process.exitValue())
            + "; mend what it says, then train again:\n  | "
            + end);
  }
}
