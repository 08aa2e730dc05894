package dev.krait.listener;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class FrameBudgetTest {
  private static final long MILLI = 1_000_000;

  /// The clock may be anywhere, before its zero too.
  private static final long START = -5 * MILLI;

  private final FrameBudget budget = new FrameBudget("frames", 3, Duration.ofMillis(10), START);

  @Test
  void asManyAsThereAreMayComeAtOnce() {
    for (int i = 0; i < 3; i++) {
      assertThat(budget.spend(START)).isTrue();
    }
    assertThat(budget.spend(START)).isFalse();
  }

  @Test
  void oneMoreMayComeAfterAWhile() {
    for (int i = 0; i < 3; i++) {
      assertThat(budget.spend(START)).isTrue();
    }
    assertThat(budget.spend(START + 10 * MILLI)).isTrue();
    assertThat(budget.spend(START + 19 * MILLI)).isFalse();
  }

  @Test
  void quietTimesDoNotAddUp() {
    long later = START + Duration.ofDays(1).toNanos();
    for (int i = 0; i < 3; i++) {
      assertThat(budget.spend(later)).isTrue();
    }
    assertThat(budget.spend(later)).isFalse();
  }

  @Test
  void saysWhatItIs() {
    assertThat(budget).hasToString("more than 3 frames at once, or one in 10 ms");
  }
}
