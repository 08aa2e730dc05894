package dev.krait.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krait.exchange.Header;
import dev.krait.exchange.ResponseHead;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeadersTest {
  @Test
  void headersSurviveTheCrossingBothWays() {
    List<Header> headers =
        List.of(new Header("A", "1"), new Header("B", ""), new Header("A", "x y"));

    assertThat(Headers.split(Headers.join(headers))).isEqualTo(headers);
    assertThat(Headers.split(Headers.join(List.of()))).isEmpty();
  }

  @Test
  void statusIsTakenApart() {
    assertThat(Headers.head("404 Not Found", "A\n1"))
        .isEqualTo(new ResponseHead(404, "Not Found", List.of(new Header("A", "1"))));
    assertThat(Headers.head("204", "").reason()).isEmpty();
  }
}
