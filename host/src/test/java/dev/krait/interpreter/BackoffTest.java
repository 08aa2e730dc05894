package dev.krait.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackoffTest {
  private final Backoff backoff = new Backoff();

  @Test
  void doublesUpToHalfAMinute() {
    assertThat(Stream.generate(backoff::fail).limit(7).map(Duration::toSeconds))
        .containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L);
    assertThat(backoff.failures()).isEqualTo(7);
  }

  @Test
  void beginsAnewAfterASuccess() {
    backoff.fail();
    backoff.fail();
    backoff.reset();

    assertThat(backoff.fail()).isEqualTo(Duration.ofSeconds(1));
  }
}
