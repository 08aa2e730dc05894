package dev.krait.listener;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReceiveWindowTest {
  private final ReceiveWindow window = new ReceiveWindow(100);

  @Test
  void isGivenBackByHalves() {
    assertThat(window.arrived(49)).isZero();
    assertThat(window.arrived(11)).isEqualTo(60);
    assertThat(window.arrived(20)).isZero();
    assertThat(window.arrived(30)).isEqualTo(50);
  }
}
