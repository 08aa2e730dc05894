package dev.krait.cli;

import dev.krait.packages.Progress;
import dev.krait.warmup.WarmupProgress;
import java.util.Optional;

/// Shows how a warm-up gets on: every second where a person watches, else a line now and then.
final class WarmupLine implements WarmupProgress {
  private static final int SECONDS_BETWEEN_LINES = 5;

  private final Terminal terminal;
  private Optional<Progress> progress = Optional.empty();
  private int steps;

  WarmupLine(Terminal terminal) {
    this.terminal = terminal;
  }

  /// Counts time from its first step.
  @Override
  public void step(String what) {
    Progress shown = progress.orElseGet(this::start);
    progress = Optional.of(shown);
    if (terminal.live() || steps % SECONDS_BETWEEN_LINES == 0) {
      shown.step(what);
    }
    steps++;
  }

  private Progress start() {
    return terminal.progress();
  }

  @Override
  public void done() {
    progress.ifPresent(Progress::done);
  }
}
