package dev.krait.it;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A server process, started by a test and ended by it.
final class Server implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofMinutes(3);
  private static final Pattern READY =
      Pattern.compile("krait: serving \\S.* on (https?://\\S+?:(\\d+))[ ,].*");

  private final Process process;
  private final Transcript output = new Transcript();
  private final Transcript log = new Transcript();
  private final List<Thread> readers = new ArrayList<>();
  private final CompletableFuture<URI> address = new CompletableFuture<>();

  private Server(Process process, Function<String, Optional<URI>> readyLine) {
    this.process = process;
    collect(process.getInputStream(), output, readyLine);
    collect(process.getErrorStream(), log, readyLine);
    CompletableFuture<Void> _ =
        process.onExit().thenAccept(_ -> address.completeExceptionally(new IOException("ended")));
  }

  /// Starts `krait` with these arguments and waits until it is ready.
  static Server krait(Path folder, Map<String, String> environment, List<String> arguments) {
    Server server = start(folder, environment, arguments);
    server.awaitAddress();
    return server;
  }

  /// Starts `krait` with these arguments.
  static Server start(Path folder, Map<String, String> environment, List<String> arguments) {
    ProcessBuilder builder = new ProcessBuilder(Paths.KRAIT.toString());
    builder.command().addAll(arguments);
    builder.environment().remove("JAVA_HOME");
    return start(builder, folder, environment, Server::readyLine);
  }

  /// Starts another server whose address is known beforehand or told in its log.
  static Server start(
      ProcessBuilder builder,
      Path folder,
      Map<String, String> environment,
      Function<String, Optional<URI>> readyLine) {
    builder.directory(folder.toFile());
    builder.environment().putAll(environment);
    try {
      return new Server(builder.start(), readyLine);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Optional<URI> readyLine(String line) {
    Matcher matcher = READY.matcher(line);
    return matcher.matches() ? Optional.of(URI.create(matcher.group(1))) : Optional.empty();
  }

  private void collect(
      InputStream stream, Transcript into, Function<String, Optional<URI>> readyLine) {
    // a read of a pipe would hold a carrier of virtual threads, of which there are few
    readers.add(Thread.ofPlatform().daemon().start(() -> read(stream, into, readyLine)));
  }

  private void read(
      InputStream stream, Transcript into, Function<String, Optional<URI>> readyLine) {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        into.add(line);
        readyLine.apply(line).ifPresent(address::complete);
      }
    } catch (IOException e) {
      into.add(String.valueOf(e.getMessage()));
    }
  }

  private URI awaitAddress() {
    try {
      return address.get(START_LIMIT.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      process.destroyForcibly();
      throw new IllegalStateException("not ready: " + e.getMessage() + "\n" + output + log, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// `http://host:port`, or `https://`
  URI address() {
    return awaitAddress();
  }

  int port() {
    return address().getPort();
  }

  Process process() {
    return process;
  }

  /// What it wrote to standard output so far.
  String output() {
    return output.toString();
  }

  /// What it wrote to standard error so far.
  String log() {
    return log.toString();
  }

  /// Waits for the process to end by itself and for its output to be read.
  int exitCode() {
    try {
      if (!process.waitFor(START_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("still running\n" + output + log);
      }
      for (Thread reader : readers) {
        reader.join(START_LIMIT);
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// Sends SIGTERM.
  void terminate() {
    // not process.destroy(), which would also close the pipes that the last lines come through
    process.toHandle().destroy();
  }

  @Override
  public void close() {
    terminate();
    try {
      if (!process.waitFor(40, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  /// Lines as they come in.
  private static final class Transcript {
    private final StringBuilder lines = new StringBuilder();

    synchronized void add(String line) {
      lines.append(line).append('\n');
    }

    @Override
    public synchronized String toString() {
      return lines.toString();
    }
  }
}
