package dev.krait.bench;

import dev.krait.peers.ChildProcess;
import dev.krait.peers.Launch;
import dev.krait.peers.PeerException;
import dev.krait.peers.ServerProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The programs that make load, `wrk` and `curl`.
///
/// @param scratch a folder for what they print
/// @param curl whether there is one
/// @param wrkVersion as wrk says it
record Tools(Path scratch, boolean curl, String wrkVersion) {
  private static final Duration SPARE = Duration.ofSeconds(30);
  private static final Duration LONGEST_TRANSFER = Duration.ofMinutes(2);

  /// Looks for them.
  ///
  /// @throws BenchException when there is no wrk
  static Tools find(Path scratch) throws InterruptedException {
    boolean curl;
    try {
      run(scratch, List.of("curl", "--version"), SPARE);
      curl = true;
    } catch (PeerException _) {
      curl = false;
    }
    try {
      String said = run(scratch, List.of("wrk", "-v"), SPARE);
      return new Tools(scratch, curl, said.lines().findFirst().orElse("wrk"));
    } catch (PeerException _) {
      throw BenchException.missing(
          "cannot run \"wrk\", which makes the load: it must be on PATH; on Debian and Ubuntu:"
              + " apt-get install wrk, elsewhere see https://github.com/wg/wrk");
    }
  }

  /// Loads a server.
  ///
  /// @param connections kept alive, each with one request in progress
  /// @param time whole seconds
  /// @throws MeasureException when wrk gave no figure
  WrkOutput wrk(ServerProcess server, String path, int connections, Duration time)
      throws InterruptedException {
    List<String> command =
        List.of(
            "wrk",
            "-t1",
            "-c" + connections,
            "-d" + Math.max(1, time.toSeconds()) + "s",
            "--timeout",
            "10s",
            "--latency",
            server.address(path).toString());
    double before = Proc.ofChildren();
    String said = run(scratch, command, time.plus(SPARE));
    double cores = (Proc.ofChildren() - before) / Math.max(1, time.toSeconds());
    server.requireAlive();
    return WrkOutput.parse(said, cores);
  }

  /// Transfers once.
  ///
  /// @param arguments what follows `curl`
  /// @return what it printed
  String curl(List<String> arguments) throws InterruptedException {
    if (!curl) {
      throw new MeasureException("curl is not on PATH");
    }
    List<String> command = new ArrayList<>(List.of("curl", "-sS"));
    command.addAll(arguments);
    return run(scratch, command, LONGEST_TRANSFER);
  }

  private static String run(Path scratch, List<String> command, Duration limit)
      throws InterruptedException {
    Path output = scratch.resolve(command.getFirst() + ".log");
    try (ChildProcess process = ChildProcess.start(Launch.of(scratch, command), output)) {
      process.await(limit);
      return process.output();
    }
  }
}
