package dev.krait.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BreachesTest {
  private final Breaches breaches = new Breaches("warn");

  @Test
  void theFirstAtEachPlaceOfARuleIsTold() {
    assertThat(breaches.note("long-body", "app.py:1")).isTrue();
    assertThat(breaches.note("long-body", "app.py:1")).isFalse();
    assertThat(breaches.note("long-body", "app.py:2")).isTrue();
    assertThat(breaches.note("short-body", "app.py:1")).isTrue();
    assertThat(breaches.note("short-body", "")).isFalse();

    assertThat(breaches.getCounts()).isEqualTo(Map.of("long-body", 3L, "short-body", 2L));
  }

  @Test
  void everNewPlacesAreCountedAndNotKept() {
    long told =
        IntStream.range(0, 1000).filter(i -> breaches.note("long-body", "GET /" + i)).count();

    assertThat(told).isEqualTo(Breaches.MOST_PLACES);
    assertThat(breaches.getCounts()).containsEntry("long-body", 1000L);
    assertThat(breaches.note("short-body", "GET /0")).isTrue();
  }
}
