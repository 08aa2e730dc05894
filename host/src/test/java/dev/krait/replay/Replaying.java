package dev.krait.replay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/// What tests of replaying have in common.
abstract class Replaying {
  static final String GET = "{\"method\":\"GET\",\"target\":\"%s\"}\n";

  @TempDir Path folder;

  private final List<Side> sides = new ArrayList<>();
  int timeout = 30;
  int limit = 1 << 20;
  int clients = 1;
  boolean unsafe;
  boolean pace;
  final List<String> headers = new ArrayList<>();
  final List<String> ignored = new ArrayList<>();

  final Side side(Side side) {
    sides.add(side);
    return side;
  }

  @AfterEach
  void closeSides() {
    sides.forEach(Side::close);
  }

  private Path capture(String text) {
    try {
      return Files.writeString(folder.resolve("capture.jsonl"), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  final ReplayReport replay(String capture, String... targets) {
    ReplayPlan plan =
        ReplayPlan.of(
            new ReplayPlan.Request(
                capture(capture),
                List.of(targets),
                headers,
                ignored,
                Optional.empty(),
                new ReplayPlan.Limits(clients, Duration.ofSeconds(timeout), limit),
                pace,
                unsafe));
    try {
      return new Replay(plan, _ -> {}).run();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
