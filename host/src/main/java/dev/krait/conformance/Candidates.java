package dev.krait.conformance;

import dev.krait.conformance.Experiment.Threads;
import dev.krait.peers.KraitServer;
import dev.krait.peers.Launch;
import dev.krait.peers.Peer;
import dev.krait.peers.PeerException;
import dev.krait.peers.Peers;
import dev.krait.peers.ServedApplication;
import dev.krait.peers.ServerProcess;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The servers that can be asked, and how each is started.
final class Candidates {
  private static final Duration READY = Duration.ofSeconds(60);
  private static final String APPLICATION = "krait_probe:application";

  private Candidates() {}

  /// @param folder of the probe
  private static ServedApplication served(Path folder, Threads threads) {
    int count =
        switch (threads) {
          case SEVERAL -> 4;
          case ONE -> 1;
        };
    return new ServedApplication(folder, APPLICATION, 1, count);
  }

  /// Krait, from its own distribution.
  ///
  /// @param options of `krait serve`
  record Krait(Path home, Path probe, Path scratch, String version, List<String> options)
      implements Candidate {
    @Override
    public String title() {
      return "Krait";
    }

    @Override
    public String description() {
      return Stream.concat(Stream.of("Krait", version), options.stream())
          .reduce((a, b) -> a + " " + b)
          .orElseThrow();
    }

    @Override
    public Examinee start(Threads threads) throws InterruptedException {
      return Started.of(
          KraitServer.start(home, served(probe, threads), options, scratch).awaitListening(READY));
    }
  }

  /// A server on CPython.
  ///
  /// @param peers empty when there is no CPython
  /// @param obstacle why not
  record OnCPython(Peer peer, Path probe, Optional<Peers> peers, String obstacle)
      implements Candidate {
    @Override
    public String title() {
      return peer.title();
    }

    @Override
    public String description() {
      String python = peers.map(Peers::python).orElse("");
      return peer.version().isEmpty()
          ? peer.title() + " of " + python
          : peer.title() + " " + peer.version();
    }

    @Override
    public Examinee start(Threads threads) throws InterruptedException {
      Peers known = peers.orElseThrow(() -> new PeerException(obstacle));
      known.require(peer);
      return Started.of(known.startListening(peer, served(probe, threads)));
    }
  }

  /// Whatever a command starts.
  ///
  /// @param command with `{host}`, `{port}` and, if it can, `{threads}`
  record OfCommand(String command, Path probe, Path scratch) implements Candidate {
    @Override
    public String title() {
      return "command";
    }

    @Override
    public String description() {
      return command;
    }

    @Override
    public Examinee start(Threads threads) throws InterruptedException {
      if (threads == Threads.ONE && !command.contains("{threads}")) {
        throw new PeerException(
            "the command does not say {threads}, so it cannot be told to use one");
      }
      int count = served(probe, threads).threads();
      return Started.of(
          ServerProcess.start(port -> launch(port, count), scratch.resolve("command.log"))
              .awaitListening(READY));
    }

    private Launch launch(int port, int threads) {
      String line =
          command
              .replace("{host}", "127.0.0.1")
              .replace("{port}", "" + port)
              .replace("{threads}", "" + threads);
      return new Launch(
          List.of("sh", "-c", "exec " + line),
          probe,
          Map.of(
              "PYTHONPATH", probe.toString(),
              "PYTHONDONTWRITEBYTECODE", "1",
              "TMPDIR", scratch.toString()));
    }
  }

  /// One that runs already, with the probe as its application.
  record Running(URI url) implements Candidate {
    @Override
    public String title() {
      return url.getAuthority();
    }

    @Override
    public String description() {
      return url.toString();
    }

    @Override
    public boolean isOurs() {
      return false;
    }

    @Override
    public Examinee start(Threads threads) {
      if (threads == Threads.ONE) {
        throw new PeerException("it runs already, so it cannot be told to use one thread");
      }
      int port = url.getPort() < 0 ? 80 : url.getPort();
      return new There(new InetSocketAddress(url.getHost(), port), prefix(url));
    }

    private static String prefix(URI url) {
      return Optional.ofNullable(url.getRawPath()).orElse("").replaceFirst("/+$", "");
    }

    /// A server that nobody here has started.
    private record There(InetSocketAddress address, String prefix) implements Examinee {
      @Override
      public String obituary() {
        return "";
      }

      @Override
      public void close() {}
    }
  }

  /// A server that was started for this.
  private record Started(ServerProcess process) implements Examinee {
    static Examinee of(ServerProcess process) {
      return new Started(process);
    }

    @Override
    public InetSocketAddress address() {
      return process.endpoint();
    }

    @Override
    public String prefix() {
      return "";
    }

    @Override
    public String obituary() {
      try {
        process.requireAlive();
        return "";
      } catch (PeerException e) {
        return "the server " + e.getMessage();
      }
    }

    @Override
    public void close() {
      process.close();
    }
  }
}
