package dev.krait.warmup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReadinessTest {
  private final Readiness readiness = new Readiness();

  private boolean add(int pending, long done, int latencyMillis) {
    return readiness.add(
        new Window(new CompilerWork(pending, done), 100, Duration.ofMillis(latencyMillis)));
  }

  /// Whether the same measurement, made as often as needed and once more, is enough.
  private boolean settles(int pending, int latencyMillis) {
    return IntStream.rangeClosed(0, Readiness.WINDOWS)
        .mapToObj(_ -> add(pending, 500, latencyMillis))
        .reduce((_, last) -> last)
        .orElseThrow();
  }

  @Test
  void isReachedWhenTheCompilerIsIdleAndLatencyFlatForAWhile() {
    for (int i = 0; i < Readiness.WINDOWS; i++) {
      assertThat(add(0, 500, 5)).as("window %d", i).isFalse();
    }
    assertThat(add(0, 500, 5)).isTrue();
  }

  @Test
  void isNotReachedWhileMethodsArePending() {
    assertThat(settles(40, 5)).isFalse();
  }

  @Test
  void aGapInTheCompilersWorkIsNotTheEnd() {
    settles(40, 5);
    for (int i = 0; i < Readiness.WINDOWS / 2; i++) {
      assertThat(add(0, 500, 5)).isFalse();
    }
    assertThat(add(30, 500, 5)).isFalse();
    assertThat(settles(0, 5)).isTrue();
  }

  @Test
  void isNotReachedWhileTheCompilerKeepsUpWithAStreamOfMethods() {
    for (int i = 0; i < 3 * Readiness.WINDOWS; i++) {
      assertThat(add(1, 10L * i, 5)).isFalse();
    }
  }

  @Test
  void isNotReachedWhileAnswersGetFaster() {
    for (int latency = 100; latency > 10; latency -= 5) {
      assertThat(add(0, 500, latency)).as("%d ms", latency).isFalse();
    }
  }

  @Test
  void slowerAnswersDoNotHoldItUp() {
    for (int i = 0; i < Readiness.WINDOWS; i++) {
      assertThat(add(0, 500, 5 + i)).isFalse();
    }
    assertThat(add(0, 500, 30)).isTrue();
  }

  @Test
  void oneStrayMeasurementDoesNotMatter() {
    settles(40, 5);
    for (int i = 0; i < Readiness.WINDOWS - 1; i++) {
      add(0, 500, i == 2 ? 50 : 5);
    }
    assertThat(add(0, 500, 5)).isTrue();
  }

  @Test
  void isNotReachedWithoutAnyAnswer() {
    assertThat(settles(0, 0)).isFalse();
  }
}
