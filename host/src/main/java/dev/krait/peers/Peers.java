package dev.krait.peers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/// Starts other WSGI servers.
public final class Peers {
  private static final Duration READY = Duration.ofSeconds(60);

  private final PeerVenv venv;
  private final Places places;

  private Peers(PeerVenv venv, Places places) {
    this.venv = venv;
    this.places = places;
  }

  /// Where everything is.
  ///
  /// @param cache a folder for environments; need not exist
  /// @param scripts the folder of `wsgiref_server.py`
  /// @param requirements the requirements file of the applications
  /// @param scratch an existing folder for logs and what applications write
  public record Places(Path cache, Path scripts, Path requirements, Path scratch) {
    /// With the scripts and the requirements of a distribution.
    ///
    /// @param home the distribution
    public static Places of(Path home, Path cache, Path scratch) {
      Path bench = home.resolve("lib/bench");
      return new Places(
          cache, bench.resolve("servers"), bench.resolve("apps/requirements.txt"), scratch);
    }
  }

  /// Finds a CPython. Installs nothing yet.
  ///
  /// @param python the interpreter asked for
  /// @param steps hears of what takes long, in words that follow "krait:"
  /// @throws PeerException when there is no CPython
  public static Peers find(Places places, Optional<Path> python, Consumer<String> steps)
      throws InterruptedException {
    CPython found = CPython.find(python, places.scratch());
    String content = found.program() + found.version() + read(places.requirements());
    for (Peer peer : Peer.values()) {
      content += peer.requirement();
    }
    UUID name = UUID.nameUUIDFromBytes(content.getBytes(StandardCharsets.UTF_8));
    return new Peers(new PeerVenv(places.cache().resolve("cpython-" + name), found, steps), places);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new PeerException("cannot read \"" + file + "\"", e);
    }
  }

  /// `Python 3.11.7`.
  public String python() {
    return venv.python().version();
  }

  /// What is installed, a line for each package: `Flask==3.1.3`.
  public List<String> packages() throws InterruptedException {
    return venv.packages();
  }

  /// Makes sure that a server can be started.
  ///
  /// @throws PeerException when it cannot be installed
  public void require(Peer peer) throws InterruptedException {
    String requirement = peer.requirement();
    venv.require(peer.id(), requirement.isEmpty() ? List.of() : List.of(requirement));
  }

  /// Makes sure that applications find their packages.
  ///
  /// @throws PeerException when they cannot be installed
  public void requirePackages() throws InterruptedException {
    venv.require("packages", List.of("-r", places.requirements().toString()));
  }

  /// Starts a server that was required before; it need not listen yet.
  public ServerProcess start(Peer peer, ServedApplication served) {
    Path scratch = places.scratch();
    Map<String, String> environment =
        Map.of(
            "PYTHONDONTWRITEBYTECODE", "1", // the applications' folder may not be ours to write
            "PYTHONPATH", places.scripts().toString(),
            "TMPDIR", scratch.toString());
    return ServerProcess.start(
        port ->
            new Launch(peer.command(venv.programs(), served, port), served.folder(), environment),
        scratch.resolve(peer.id() + ".log"));
  }

  /// Starts a server and waits until it listens.
  ///
  /// @throws PeerException when it ends, or does not listen within a minute
  public ServerProcess startListening(Peer peer, ServedApplication served)
      throws InterruptedException {
    return start(peer, served).awaitListening(READY);
  }
}
