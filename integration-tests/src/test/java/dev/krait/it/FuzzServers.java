package dev.krait.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Krait, gunicorn and waitress with the same application, `echo.py`.
record FuzzServers(Server krait, Server gunicorn, Server waitress) implements AutoCloseable {
  private static final String APPLICATION = "echo:app";

  static FuzzServers start() {
    Server krait = Fixtures.start(APPLICATION, "--forwarded-allow-ips", "none");
    List<String> gunicorn = List.of("--forwarded-allow-ips", "192.0.2.1", "--threads", "4");
    return new FuzzServers(
        krait,
        Peer.gunicorn(Environments.peers(), Paths.FIXTURES, Map.of(), gunicorn, APPLICATION),
        Peer.waitress(Environments.peers(), Paths.FIXTURES, Map.of(), APPLICATION));
  }

  /// What each makes of the same bytes.
  FuzzOutcome send(String bytes) {
    return new FuzzOutcome(bytes, send(krait, bytes), send(gunicorn, bytes), send(waitress, bytes));
  }

  private static List<FuzzEvent> send(Server server, String bytes) {
    try {
      return FuzzEvent.all(FuzzWire.exchange(server.port(), bytes + FuzzRequests.SENTINEL));
    } catch (IOException e) {
      throw new UncheckedIOException(Escaped.of(bytes), e);
    }
  }

  @Override
  public void close() {
    List<Server> servers = new ArrayList<>(List.of(krait, gunicorn, waitress));
    servers.forEach(Server::close);
  }
}
