package dev.krait.it;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/// A port for a server that must be told one. It is below those that systems hand out themselves,
/// so that no client's connection and no other test's port 0 takes it in the meantime.
final class FreePort {
  private FreePort() {}

  static int find() {
    for (int attempt = 0; attempt < 100; attempt++) {
      int port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
      try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return port;
      } catch (IOException _) {
        // somebody has it: the next one
      }
    }
    throw new AssertionError("no free port");
  }
}
