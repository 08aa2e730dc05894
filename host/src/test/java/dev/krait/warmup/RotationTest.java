package dev.krait.warmup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krait.capture.RecordedRequest;
import java.util.List;
import org.junit.jupiter.api.Test;

class RotationTest {
  private static final RecordedRequest ONE = RecordedRequest.get("/one");
  private static final RecordedRequest TWO = RecordedRequest.get("/two");

  private final Rotation rotation = new Rotation(List.of(ONE, TWO));

  @Test
  void everyRequestHasItsTurn() {
    assertThat(rotation.next()).contains(ONE);
    assertThat(rotation.next()).contains(TWO);
    assertThat(rotation.next()).contains(ONE);
  }

  @Test
  void aRequestThatIsRefusedStays() {
    assertThat(rotation.note(ONE, 404)).isTrue();
    assertThat(rotation.next()).contains(ONE);
  }

  @Test
  void aRequestThatFailsIsOutAndTheOthersGoOn() {
    assertThat(rotation.note(ONE, 500)).isFalse();
    assertThat(rotation.next()).contains(TWO);
    assertThat(rotation.next()).contains(TWO);
  }

  @Test
  void nothingIsLeftWhenAllHaveFailed() {
    rotation.fail(ONE, "fails");
    rotation.fail(ONE, "fails");
    rotation.note(TWO, 503);

    assertThat(rotation.next()).isEmpty();
  }
}
