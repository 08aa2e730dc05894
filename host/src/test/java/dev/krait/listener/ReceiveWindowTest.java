package dev.krait.listener;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReceiveWindowTest {
  private final ReceiveWindow window = new ReceiveWindow(100);

  @Test
  void isGivenBackByHalves() {
    window.arrived(80);
    assertThat(window.used(49)).isZero();
    assertThat(window.used(11)).isEqualTo(60);
    assertThat(window.used(20)).isZero();
  }

  @Test
  void whatNobodyReadsIsGivenBackInTheEnd() {
    window.arrived(90);
    assertThat(window.used(10)).isZero();
    assertThat(window.allUsed()).isEqualTo(90);
  }

  @Test
  void nothingIsGivenBackTwice() {
    window.arrived(90);
    assertThat(window.allUsed()).isEqualTo(90);
    assertThat(window.used(90)).isZero();
    window.arrived(60);
    assertThat(window.used(60)).isEqualTo(60);
  }
}
