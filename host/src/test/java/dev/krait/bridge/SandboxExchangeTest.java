package dev.krait.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.graalvm.polyglot.io.ByteSequence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What an application could call past `start_response`.
class SandboxExchangeTest {
  private final CountingExchange request = new CountingExchange("/", "");
  private final SandboxExchange exchange = new SandboxExchange(request, new Turns());
  private final ByteSequence block = ByteSequence.create("x".getBytes(StandardCharsets.US_ASCII));

  @Test
  void aSoundHeadIsSent() {
    assertThat(exchange.start(200, "OK", "X-A\na\nX-B\n\u00e9\tb", block, false)).isTrue();
    assertThat(exchange.write(block, true)).isTrue();
    assertThat(request.sent()).isEqualTo("xx");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X\nv\r\nInjected: yes",
        "X\nv\u010d\u010aZ: v",
        "X\nv\0",
        "X: a\nv",
        "X y\nv",
        "\nv",
        "X",
        "X\r\nv",
        "X\u00e9\nv"
      })
  void aHeadThatHoldsAnotherIsNot(String headers) {
    assertThat(exchange.start(200, "OK", headers, block, true)).isFalse();
    assertThat(request.sent()).isEmpty();
  }

  @Test
  void neitherIsAStatusThatIsNone() {
    assertThat(exchange.start(100, "Continue", "", block, true)).isFalse();
    assertThat(exchange.start(1000, "", "", block, true)).isFalse();
    assertThat(exchange.start(200, "OK\r\nX: y", "", block, true)).isFalse();
    assertThat(request.sent()).isEmpty();
  }

  @Test
  void aBodyEndsWithAnEmptyBlock() {
    assertThat(exchange.readText()).isEmpty();
    assertThat(exchange.bodyFailure()).isEmpty();
  }
}
