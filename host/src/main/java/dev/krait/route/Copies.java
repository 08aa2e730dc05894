package dev.krait.route;

import dev.krait.exchange.Exchange;
import dev.krait.exchange.ExchangeHandler;
import dev.krait.exchange.Header;
import dev.krait.exchange.RequestHead;
import dev.krait.exchange.TextPage;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// Behind a listener for copies to a shadow of this process: hands each to the shadow with the head
/// that the request itself had, so that it sees the same client and the same `SCRIPT_NAME`. Who
/// else finds the port gets nothing but 404.
public final class Copies implements ExchangeHandler {
  private static final String FIELD = "Krait-Copy";

  private final ExchangeHandler shadow;
  private final Map<String, RequestHead> sent = new ConcurrentHashMap<>();

  public Copies(ExchangeHandler shadow) {
    this.shadow = shadow;
  }

  /// What to send for a request; [forget][#forget] it in the end.
  public RequestHead copy(RequestHead head) {
    String id = UUID.randomUUID().toString();
    sent.put(id, head);
    List<Header> marked =
        Stream.concat(head.headers().stream(), Stream.of(new Header(FIELD, id))).toList();
    return new RequestHead(head.line(), head.connection(), marked, head.bodyLength());
  }

  /// The copy is answered, or will not be.
  public void forget(RequestHead copy) {
    sent.remove(id(copy));
  }

  private static String id(RequestHead copy) {
    return copy.headers().stream()
        .filter(header -> header.name().equalsIgnoreCase(FIELD))
        .map(Header::value)
        .reduce("", (_, last) -> last); // a client may have sent the field, too
  }

  @Override
  public void handle(Exchange exchange) {
    RequestHead head = sent.get(id(exchange.request()));
    if (head == null) {
      TextPage page = TextPage.of(404, "Not Found", "Not Found\n");
      boolean _ = exchange.response().start(page.head(), page.bytes(), true);
    } else {
      shadow.handle(new Copied(exchange, head));
    }
  }

  private static final class Copied extends PassedExchange {
    private final RequestHead head;

    Copied(Exchange inner, RequestHead head) {
      super(inner);
      this.head = head;
    }

    @Override
    public RequestHead request() {
      return head;
    }
  }
}
