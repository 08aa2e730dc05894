package dev.krait.listener;

import static org.assertj.core.api.Assertions.assertThat;

import io.undertow.server.HttpServerExchange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a=1",
        "?",
        "??",
        "?a=1",
        "??a",
        "?&a",
        "?=",
        "=?",
        "a&?a",
        "?a&?a",
        "?a&a&?a",
        "a=1&?b=2"
      })
  void isWhatWasSent(String sent) {
    HttpServerExchange exchange = new HttpServerExchange(null);
    for (String parameter : sent.split("&", -1)) {
      String[] parts = parameter.split("=", 2);
      if (!parameter.isEmpty()) {
        exchange.addQueryParam(parts[0], parts.length > 1 ? parts[1] : "");
      }
    }
    exchange.setQueryString(sent); // takes a `?` off
    assertThat(Query.of(exchange)).isEqualTo(sent);
  }
}
