package dev.krait.listener;

import static org.assertj.core.api.Assertions.assertThat;

import io.undertow.attribute.ExchangeAttributes;
import io.undertow.server.HttpServerExchange;
import org.junit.jupiter.api.Test;

class OwnerAttributeTest {
  @Test
  void anAccessLogOfUndertowKnowsTheOwner() {
    var line =
        ExchangeAttributes.parser(OwnerAttributeTest.class.getClassLoader())
            .parse("to %{KRAIT_OWNER}");
    HttpServerExchange exchange = new HttpServerExchange(null);
    exchange.putAttachment(OwnerAttribute.OWNER, "proxy http://127.0.0.1:9000");

    assertThat(line.readAttribute(exchange)).isEqualTo("to proxy http://127.0.0.1:9000");
  }
}
