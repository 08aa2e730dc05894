package dev.krait.cli;

import dev.krait.packages.Progress;

/// A line for each step, for logs and pipes: `krait: collecting flask (12 s)`.
final class PlainProgress implements Progress {
  private final Terminal terminal;
  private final long start = System.nanoTime();

  PlainProgress(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void step(String what) {
    terminal.say("%s (%d s)".formatted(what, (System.nanoTime() - start) / 1_000_000_000));
  }

  @Override
  public void done() {}
}
