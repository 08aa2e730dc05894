package dev.krait.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class WarmupLineTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private WarmupLine line(boolean live) {
    return new WarmupLine(
        new Terminal(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            live));
  }

  private static void steps(WarmupLine line, int count) {
    for (int second = 1; second <= count; second++) {
      line.step("warming up: second " + second);
    }
    line.done();
  }

  @Test
  void whereNobodyWatchesEveryFifthSecondIsALine() {
    steps(line(false), 11);

    assertThat(err.toString(StandardCharsets.UTF_8).lines())
        .map(text -> text.replaceAll(" \\(.*", ""))
        .containsExactly(
            "krait: warming up: second 1",
            "krait: warming up: second 6",
            "krait: warming up: second 11");
  }

  @Test
  void whereAPersonWatchesEverySecondIsShownAndNoLineIsLeft() {
    steps(line(true), 7);

    String shown = err.toString(StandardCharsets.UTF_8);
    for (int second = 1; second <= 7; second++) {
      assertThat(shown).contains("s, warming up: second " + second);
    }
    assertThat(shown).endsWith("\r\u001b[K").doesNotContain("\n");
  }

  @Test
  void aWarmUpThatEndsWithinASecondSaysNothing() {
    steps(line(false), 0);
    steps(line(true), 0);

    assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void standardOutputIsLeftToTheReadyLine() {
    steps(line(false), 3);
    steps(line(true), 3);

    assertThat(err.toString(StandardCharsets.UTF_8)).contains("second 3");
    assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
  }
}
