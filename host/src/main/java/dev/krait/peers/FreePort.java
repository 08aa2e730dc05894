package dev.krait.peers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/// A port of the loopback address for a server that must be told one.
///
/// It is free when it is asked for; who listens on it later is not known. So it comes from below
/// those that systems hand out themselves (32768 and up on Linux, 49152 and up by RFC 6335 §6):
/// neither a client's connection nor another program's port 0 takes it in the meantime.
final class FreePort {
  private static final int FIRST = 20_000;
  private static final int END = 32_000;
  private static final int ATTEMPTS = 100;

  private FreePort() {}

  /// @throws PeerException when none is found
  static int find() {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      int port = ThreadLocalRandom.current().nextInt(FIRST, END);
      if (isFree(port)) {
        return port;
      }
    }
    throw new PeerException(
        "no free port found between " + FIRST + " and " + END + " on the loopback address");
  }

  private static boolean isFree(int port) {
    try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return true;
    } catch (IOException _) {
      return false;
    }
  }
}
