package dev.krait.doors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krait.listener.Limits;
import dev.krait.listener.WsgiHttpHandler;
import io.undertow.Handlers;
import io.undertow.Undertow;
import io.undertow.server.HttpHandler;
import io.undertow.server.handlers.BlockingHandler;
import io.undertow.server.handlers.CanonicalPathHandler;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// The handler among others of Undertow's.
class UndertowDoorTest {
  private static final Limits SMALL =
      new Limits(
          Limits.USUAL.head(),
          new Limits.Body(100_000, Duration.ofSeconds(5), 0),
          Duration.ofSeconds(5));

  /// Asks a server with these handlers.
  private static HttpResponse<String> ask(HttpHandler handlers, String target, String body)
      throws Exception {
    Undertow undertow =
        Undertow.builder().addHttpListener(0, "127.0.0.1").setHandler(handlers).build();
    undertow.start();
    try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      InetSocketAddress address =
          (InetSocketAddress) undertow.getListenerInfo().getFirst().getAddress();
      URI url = URI.create("http://127.0.0.1:" + address.getPort() + target);
      return client.send(
          HttpRequest.newBuilder(url).POST(BodyPublishers.ofString(body)).build(),
          BodyHandlers.ofString());
    } finally {
      undertow.stop();
    }
  }

  private static HttpHandler door() {
    return new WsgiHttpHandler(Embedded.application(), SMALL);
  }

  @Test
  void itMayBeBehindOneThatBlocks() throws Exception {
    HttpHandler blocking = new BlockingHandler(Handlers.path().addPrefixPath("/legacy", door()));

    assertThat(ask(blocking, "/legacy/echo", "x".repeat(90_000)).body()).hasSize(90_000);
  }

  @Test
  void prefixesAddUp() throws Exception {
    HttpHandler nested =
        Handlers.path().addPrefixPath("/a b", Handlers.path().addPrefixPath("/gr\u00fcn", door()));

    assertThat(ask(nested, "/a%20b/gr%C3%BCn/path/%C3%BC", "").body())
        .isEqualTo("/a b/gr\u00c3\u00bcn /path/\u00c3\u00bc");
    assertThat(ask(door(), "/path/x", "").body()).isEqualTo(" /path/x");
  }

  @Test
  void aPathThatWasMadeCanonicalOnTheWayIsSeenSo() throws Exception {
    HttpHandler canonical =
        new CanonicalPathHandler(Handlers.path().addPrefixPath("/legacy", door()));

    assertThat(ask(canonical, "/x/../legacy/path/y", "").body()).isEqualTo("/legacy /path/y");
    assertThat(ask(canonical, "/legacy/x/../path/y", "").body()).isEqualTo("/legacy /path/y");
  }

  @Test
  void itHasLimitsOfItsOwn() throws Exception {
    assertThat(ask(door(), "/echo", "x".repeat(100_001)).statusCode()).isEqualTo(413);
    assertThat(ask(door(), "/path?" + "q".repeat(9000), "").statusCode()).isEqualTo(414);
  }
}
