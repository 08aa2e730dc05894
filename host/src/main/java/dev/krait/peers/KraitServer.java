package dev.krait.peers;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Krait itself, as a process of its own beside the others.
public final class KraitServer {
  private KraitServer() {}

  /// Starts it; it need not listen yet.
  ///
  /// @param home the distribution
  /// @param options more of `krait serve`
  /// @param scratch an existing folder for its log and for what the application writes
  /// @throws PeerException when it cannot be started
  public static ServerProcess start(
      Path home, ServedApplication served, List<String> options, Path scratch) {
    return ServerProcess.start(
        port -> {
          List<String> command = new ArrayList<>();
          command.add(home.resolve("bin/krait").toString());
          command.addAll(List.of("serve", "--bind", "127.0.0.1:" + port, "--no-install"));
          command.addAll(List.of("--chdir", "" + served.folder()));
          command.addAll(List.of("--workers", "" + served.workers()));
          command.addAll(List.of("--threads", "" + served.threads()));
          command.addAll(options);
          command.add(served.name());
          return new Launch(command, scratch, Map.of("TMPDIR", scratch.toString()));
        },
        scratch.resolve("krait.log"));
  }
}
