package dev.krait.warmup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krait.capture.RecordedRequest;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LatenciesTest {
  private static final CompilerWork COMPILER = new CompilerWork(3, 4);
  private static final RecordedRequest QUICK = RecordedRequest.get("/quick");
  private static final RecordedRequest SLOW = RecordedRequest.get("/slow");

  private final Latencies latencies = new Latencies();

  @Test
  void everyKindOfRequestCountsAlikeHoweverOftenItWasAnswered() {
    for (int nanos : new int[] {8, 10, 900}) {
      latencies.add(QUICK, nanos);
    }
    latencies.add(SLOW, 1000);

    assertThat(latencies.window(COMPILER))
        .isEqualTo(new Window(COMPILER, 4, Duration.ofNanos(505)));
  }

  @Test
  void aKindThatWasNotAnsweredCountsAsBefore() {
    latencies.add(QUICK, 10);
    latencies.add(SLOW, 1000);
    latencies.window(COMPILER);
    latencies.add(QUICK, 20);

    assertThat(latencies.window(COMPILER))
        .isEqualTo(new Window(COMPILER, 1, Duration.ofNanos(510)));
  }

  @Test
  void nothingIsKnownAtFirst() {
    assertThat(latencies.window(COMPILER)).isEqualTo(new Window(COMPILER, 0, Duration.ZERO));
  }
}
