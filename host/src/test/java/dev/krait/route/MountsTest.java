package dev.krait.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krait.exchange.ExchangeHandler;
import dev.krait.exchange.Header;
import dev.krait.exchange.RequestLine;
import dev.krait.exchange.ResponseHead;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MountsTest {
  private final Mounts mounts =
      new Mounts(
          List.of(
              mount("root", ""),
              mount("app", "/app"),
              mount("inner", "/app/inner"),
              mount("north", "", "north.example", "n.example"),
              mount("northern-app", "/app", "north.example")));

  private static Mounts.Mount mount(String name, String prefix, String... hosts) {
    ExchangeHandler application =
        exchange -> {
          RequestLine line = exchange.request().line();
          String text = name + "|" + line.script() + "|" + line.path();
          boolean _ =
              exchange
                  .response()
                  .start(
                      new ResponseHead(200, "OK", List.of()),
                      text.getBytes(StandardCharsets.ISO_8859_1),
                      true);
        };
    return new Mounts.Mount(List.of(hosts), prefix, application);
  }

  @ParameterizedTest
  @CsvSource({
    "h,/,root||/",
    "h,/application,root||/application",
    "h,/app,app|/app|",
    "h,/app/,app|/app|/",
    "h:8000,/app/x,app|/app|/x",
    "h,/app/inner/x,inner|/app/inner|/x",
    "h,/app/inners,app|/app|/inners",
    "North.Example:8000,/x,north||/x",
    "n.example,/app,north||/app",
    "north.example,/app/inner,northern-app|/app|/inner",
  })
  void exactHostThenLongestPrefixCounts(String host, String path, String expected) {
    GivenExchange exchange = new GivenExchange("GET", path, "", new Header("Host", host));
    mounts.handle(exchange);

    assertThat(exchange.events).containsExactly("head 200", expected + " end");
  }

  @ParameterizedTest
  @CsvSource({"/", "/application"})
  void whereNoApplicationIsNothingIsFound(String path) {
    GivenExchange exchange = new GivenExchange("GET", path);
    new Mounts(List.of(mount("app", "/app"))).handle(exchange);

    assertThat(exchange.events).first().isEqualTo("head 404");
  }
}
