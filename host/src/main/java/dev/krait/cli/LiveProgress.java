package dev.krait.cli;

import dev.krait.packages.Progress;

/// One line that is rewritten every second: `krait: 12 s, collecting flask`.
final class LiveProgress implements Progress {
  private static final int WIDTH = 78;
  private static final String CLEAR = "\r\u001b[K";

  private final Terminal terminal;
  private final Thread clock;
  private final long start = System.nanoTime();
  private String current = "installing packages";
  private boolean done;

  private LiveProgress(Terminal terminal) {
    this.terminal = terminal;
    this.clock = Thread.ofVirtual().name("krait-progress").unstarted(this::tick);
  }

  static LiveProgress start(Terminal terminal) {
    LiveProgress progress = new LiveProgress(terminal);
    progress.clock.start();
    return progress;
  }

  @Override
  public synchronized void step(String what) {
    current = what;
    draw();
  }

  @Override
  public synchronized void done() {
    done = true;
    clock.interrupt();
    terminal.err().print(CLEAR);
    terminal.err().flush();
  }

  private void tick() {
    try {
      while (true) {
        Thread.sleep(1000);
        synchronized (this) {
          if (!done) {
            draw();
          }
        }
      }
    } catch (InterruptedException _) {
      // done
    }
  }

  private void draw() {
    String line = "krait: %d s, %s".formatted((System.nanoTime() - start) / 1_000_000_000, current);
    terminal.err().print(CLEAR + line.substring(0, Math.min(line.length(), WIDTH)));
    terminal.err().flush();
  }
}
