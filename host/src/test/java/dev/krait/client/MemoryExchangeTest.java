package dev.krait.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krait.exchange.Connection;
import dev.krait.exchange.Endpoint;
import dev.krait.exchange.Refusal;
import dev.krait.exchange.RequestHead;
import dev.krait.exchange.RequestLine;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryExchangeTest {
  private static final Endpoint HERE = new Endpoint("127.0.0.1", 1);

  private static MemoryExchange post(String body) {
    RequestHead head =
        new RequestHead(
            new RequestLine("POST", "/", "/", "", "HTTP/1.1"),
            new Connection("http", HERE, HERE),
            List.of(),
            body.length());
    return new MemoryExchange(
        head, new ByteArrayInputStream(body.getBytes(StandardCharsets.ISO_8859_1)));
  }

  @Test
  void whoTakesARequestOverFindsItsBody() {
    MemoryExchange exchange = post("four");

    assertThat(exchange.received()).isEqualTo("four");
    assertThat(exchange.received()).isEqualTo("four");
  }

  @Test
  void aRefusalIsWhatItIsOverHttp() {
    MemoryExchange exchange = post("four");

    assertThat(exchange.refuse(Refusal.STOPPING)).isTrue();

    WsgiResponse answer = exchange.await();
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.text()).isEqualTo("Service Unavailable\n");
    assertThat(answer.header("Content-Length")).contains("20");
    assertThat(answer.header("Retry-After")).contains("1");
  }
}
