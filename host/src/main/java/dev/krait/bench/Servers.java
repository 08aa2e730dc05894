package dev.krait.bench;

import dev.krait.doors.Door;
import dev.krait.doors.DoorProgram;
import dev.krait.listener.PlainListener;
import dev.krait.peers.KraitServer;
import dev.krait.peers.Launch;
import dev.krait.peers.Peer;
import dev.krait.peers.PeerException;
import dev.krait.peers.Peers;
import dev.krait.peers.ServedApplication;
import dev.krait.peers.ServerProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Starts the contenders.
final class Servers {
  private static final Duration READY = Duration.ofSeconds(60);

  private final Benchmark.Places places;
  private final Path scratch;
  private final Optional<Peers> peers;
  private final String obstacle;

  /// @param peers those on CPython
  /// @param obstacle why there are none, when there are none
  Servers(Benchmark.Places places, Path scratch, Optional<Peers> peers, String obstacle) {
    this.places = places;
    this.scratch = scratch;
    this.peers = peers;
    this.obstacle = obstacle;
  }

  /// Starts one; it need not listen yet.
  ///
  /// @throws PeerException when it cannot be had
  ServerProcess start(Contender contender, Route route) throws InterruptedException {
    return switch (contender.subject()) {
      case KRAIT ->
          contender.door().isPresent()
              ? startDoor(contender.door().get(), contender, route)
              : startKrait(contender, route, contender.options());
      case UNDERTOW -> ServerProcess.start(this::undertow, scratch.resolve("undertow.log"));
      case NGINX -> startNginx(contender.options().getFirst());
      case GRANIAN, GUNICORN, UWSGI, WAITRESS, WSGIREF -> startPeer(contender, route);
    };
  }

  private ServerProcess startPeer(Contender contender, Route route) throws InterruptedException {
    Peer peer = contender.subject().peer().orElseThrow();
    Peers known = peers.orElseThrow(() -> new PeerException(obstacle));
    known.require(peer);
    if (route.needsPackages()) {
      known.requirePackages();
    }
    return known.start(peer, served(contender, route));
  }

  private ServerProcess startNginx(String upstream) {
    return ServerProcess.start(
        port -> Nginx.proxy(scratch, port, upstream), scratch.resolve("nginx.log"));
  }

  /// A server that is quicker than what is before it.
  ServerProcess startUpstream() throws InterruptedException {
    ServerProcess upstream = ServerProcess.start(this::undertow, scratch.resolve("upstream.log"));
    awaitListening(upstream);
    return upstream;
  }

  private ServedApplication served(Contender contender, Route route) {
    return new ServedApplication(
        places.applications(),
        route.application(),
        contender.concurrency().workers(),
        contender.concurrency().threads());
  }

  /// Starts Krait, as a process of its own.
  ///
  /// @param more options
  ServerProcess startKrait(Contender contender, Route route, List<String> more) {
    List<String> options = new ArrayList<>(more);
    places.kraitVenv().ifPresent(venv -> options.addAll(List.of("--venv", "" + venv)));
    return KraitServer.start(places.home(), served(contender, route), options, scratch);
  }

  private ServerProcess startDoor(Door door, Contender contender, Route route)
      throws InterruptedException {
    Map<String, String> options = new HashMap<>();
    options.put("workers", "" + contender.concurrency().workers());
    options.put("threads", "" + contender.concurrency().threads());
    places.kraitVenv().ifPresent(venv -> options.put("venv", "" + venv));
    DoorProgram program =
        new DoorProgram(door, route.application(), places.applications(), options);
    List<Path> jars = ContainerJars.of(places.cache().resolve("jars")).find(ContainerJars.ALL);
    DoorLaunch launch = new DoorLaunch(places.home(), scratch, jars);
    return ServerProcess.start(
        port -> launch.of(program, port), scratch.resolve("door-" + door.id() + ".log"));
  }

  /// With Java's own choice of compilers: the ceiling is not to be Krait's fault.
  private Launch undertow(int port) {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classes = places.home().resolve("lib") + "/*";
    return Launch.of(
        scratch, List.of(java, "-cp", classes, PlainListener.class.getName(), "" + port));
  }

  void awaitListening(ServerProcess server) throws InterruptedException {
    server.awaitListening(READY);
  }

  /// What the peers are: `Python 3.11.7`, then a line for each package.
  List<String> versions() throws InterruptedException {
    if (peers.isEmpty()) {
      return List.of();
    }
    List<String> versions = new ArrayList<>(List.of(peers.get().python()));
    versions.addAll(peers.get().packages());
    return versions;
  }
}
