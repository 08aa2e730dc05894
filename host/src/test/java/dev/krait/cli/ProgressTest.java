package dev.krait.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private Terminal terminal(boolean live) {
    PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
    return new Terminal(stream, stream, live);
  }

  @Test
  void plainProgressIsALineForEachStep() {
    PlainProgress progress = new PlainProgress(terminal(false));
    progress.step("starting pip");
    progress.step("collecting flask");
    progress.done();

    assertThat(err).hasToString("krait: starting pip (0 s)\nkrait: collecting flask (0 s)\n");
  }

  @Test
  void liveProgressRewritesOneLineAndLeavesNone() throws InterruptedException {
    LiveProgress progress = LiveProgress.start(terminal(true));
    progress.step("collecting " + "x".repeat(100));
    Thread.sleep(1200);
    progress.done();

    assertThat(err.toString(StandardCharsets.UTF_8))
        .startsWith("\r\u001b[Kkrait: 0 s, collecting xxx")
        .contains("\r\u001b[Kkrait: 1 s, collecting xxx")
        .endsWith("\r\u001b[K")
        .doesNotContain("\n", "x".repeat(80));
  }
}
