package dev.krait.capture;

import dev.krait.exchange.Header;
import dev.krait.exchange.TestExchange;
import java.util.ArrayList;
import java.util.List;

/// A request that nobody may answer.
final class GivenExchange extends TestExchange {
  private final String received;

  /// @param received the body, here already, in latin-1
  /// @param length as the head says
  GivenExchange(String method, String target, List<Header> headers, String received, long length) {
    super(head(method, target, headers, length));
    this.received = received;
  }

  static GivenExchange get(String target) {
    return new GivenExchange("GET", target, List.of(), "", 0);
  }

  static GivenExchange post(String target, String type, String body) {
    return new GivenExchange(
        "POST", target, List.of(new Header("content-type", type)), body, body.length());
  }

  GivenExchange with(String name, String value) {
    List<Header> more = new ArrayList<>(request().headers());
    more.add(new Header(name, value));
    return new GivenExchange(
        request().line().method(),
        request().line().target(),
        more,
        received,
        request().bodyLength());
  }

  @Override
  public String received() {
    return received;
  }
}
