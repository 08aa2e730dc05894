package dev.krait.listener;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PatienceTest {
  private static final long SECOND = 1_000_000_000;

  private static Patience tenSeconds(int rate) {
    return new Patience(Duration.ofSeconds(10), rate);
  }

  @Test
  void waitingUsesItUp() {
    Patience patience = tenSeconds(100);
    patience.await(5 * SECOND);

    assertThat(patience.left(8 * SECOND)).isEqualTo(7 * SECOND);
    assertThat(patience.left(15 * SECOND)).isZero();
    assertThat(patience.left(16 * SECOND)).isNegative();
  }

  @Test
  void bytesFillItUpToWhatItHeld() {
    Patience patience = tenSeconds(100);
    patience.await(0);
    patience.await(6 * SECOND);
    patience.received(200);
    assertThat(patience.left(6 * SECOND)).isEqualTo(6 * SECOND);

    patience.received(1_000_000);
    assertThat(patience.left(6 * SECOND)).isEqualTo(10 * SECOND);
  }

  @Test
  void clientBelowTheRateIsGivenUpInTheEnd() {
    Patience patience = tenSeconds(100);
    long now = 0;
    while (patience.left(now) > 0) {
      patience.await(now);
      now += SECOND;
      patience.rest(now);
      patience.received(50);
    }
    assertThat(now).isEqualTo(20 * SECOND);
  }

  @Test
  void anyByteIsEnoughWithoutARate() {
    Patience patience = tenSeconds(0);
    patience.await(0);
    patience.await(9 * SECOND);
    patience.received(1);

    assertThat(patience.left(9 * SECOND)).isEqualTo(10 * SECOND);
  }

  @Test
  void timeInWhichNothingIsWantedIsFree() {
    Patience patience = tenSeconds(100);
    patience.await(0);
    patience.rest(2 * SECOND);
    patience.await(60 * SECOND);

    assertThat(patience.left(61 * SECOND)).isEqualTo(7 * SECOND);
  }
}
