package dev.krait.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class StatisticsTest {
  @Test
  void theMiddleOfAnOddNumberIsTheMedian() {
    assertThat(Statistics.of(List.of(9.0, 1.0, 4.0))).isEqualTo(new Statistics(4, 1, 9));
  }

  @Test
  void theMedianOfAnEvenNumberIsBetweenTheMiddleTwo() {
    assertThat(Statistics.of(List.of(8.0, 1.0, 4.0, 2.0)).median()).isEqualTo(3);
  }

  @Test
  void thereAreNoneOfNothing() {
    assertThatThrownBy(() -> Statistics.of(List.of())).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void threeWindowsWithinFivePercentAreFlat() {
    assertThat(WarmUp.isFlat(List.of(10.0, 100.0, 96.0, 99.0))).isTrue();
    assertThat(WarmUp.isFlat(List.of(100.0, 94.0, 99.0))).isFalse();
    assertThat(WarmUp.isFlat(List.of(100.0, 100.0))).isFalse();
  }

  @Test
  void onlyALastingRiseAboveTheLineCounts() {
    List<Double> rates = List.of(0.0, 12.0, 3.0, 11.0, 10.0, 15.0);

    assertThat(WarmUpCurve.overtakes(rates, 10)).isEqualTo(2.0);
    assertThat(WarmUpCurve.overtakes(rates, 20)).isInfinite();
  }

  @Test
  void latencyPercentilesCountFromTheSmallest() {
    Tally tally = new Tally(0, 1);
    for (long latency : List.of(40_000_000L, 1_000_000L, 3_000_000L, 2_000_000L)) {
      tally.count(200, 0, latency);
    }
    LoadClient.Load load = new LoadClient.Load(tally);

    assertThat(load.percentileMillis(0.99)).isEqualTo(40);
    assertThat(load.percentileMillis(0.5)).isEqualTo(2);
  }
}
