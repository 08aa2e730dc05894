package dev.krait.listener;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RefusalLogTest {
  private static final long SECOND = 1_000_000_000;

  @Test
  void floodOfRefusalsIsNoFloodOfLines() {
    RefusalLog log = new RefusalLog();
    long now = System.nanoTime();

    assertThat(lines(log, now, 1000)).isEqualTo(5);
    assertThat(lines(log, now + SECOND + SECOND / 2, 3)).isEqualTo(3);
    assertThat(lines(log, now + 3 * SECOND, 1000)).isEqualTo(5);
  }

  private static long lines(RefusalLog log, long now, int refusals) {
    return IntStream.range(0, refusals).filter(_ -> log.mayWrite(now)).count();
  }
}
