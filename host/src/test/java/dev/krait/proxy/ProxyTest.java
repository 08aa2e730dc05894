package dev.krait.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krait.exchange.Header;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyTest {
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final String HELLO = "HTTP/1.1 200 OK\nContent-Length: 5\n\nhello";

  private static String pass(FakeTarget server, GivenExchange exchange) throws Exception {
    return pass(server.target(PATIENCE), exchange);
  }

  private static String pass(Target target, GivenExchange exchange) throws Exception {
    try (Proxy proxy = new Proxy(target)) {
      proxy.handle(exchange);
      return exchange.end();
    }
  }

  @Test
  void requestGoesOnWithoutWhatIsAboutTheClientsConnection() throws Exception {
    try (FakeTarget server = new FakeTarget(HELLO)) {
      pass(
          server,
          new GivenExchange(
              "GET",
              "",
              new Header("Host", "shop.example:444"),
              new Header("Connection", "X-Private, close"),
              new Header("X-Private", "1"),
              new Header("TE", "trailers"),
              new Header("Cookie", "a=1"),
              new Header("Cookie", "b=2"),
              new Header("X-Forwarded-For", "192.0.2.7"),
              new Header("Accept", "text/html")));

      assertThat(server.requests)
          .containsExactly(
              """
              GET /a%20b?c=d HTTP/1.1
              Host: shop.example:444
              Accept: text/html
              Cookie: a=1; b=2
              X-Forwarded-For: 192.0.2.7
              X-Forwarded-Proto: https
              X-Forwarded-Host: shop.example:444
              X-Forwarded-Port: 443

              """);
    }
  }

  @Test
  void responseComesBackWithoutWhatIsAboutTheTargetsConnection() throws Exception {
    String answer =
        "HTTP/1.1 100 Continue\n\nHTTP/1.1 207 Many\nConnection: keep-alive\nKeep-Alive: timeout=2\n"
            + "Transfer-Encoding: chunked\nServer: other\nX-A: 1\nX-A: 2\n\n3\nabc\n2;x=y\nde\n0\n\n";
    try (FakeTarget server = new FakeTarget(answer)) {
      assertThat(pass(server, new GivenExchange("GET", "")))
          .isEqualTo("207 Many\nServer: other\nX-A: 1\nX-A: 2\nabcde");
    }
  }

  @Test
  void bodyGoesOnInChunks() throws Exception {
    try (FakeTarget server = new FakeTarget(HELLO)) {
      assertThat(pass(server, new GivenExchange("POST", "some body"))).endsWith("hello");
      assertThat(server.requests.getFirst())
          .contains("\nTransfer-Encoding: chunked\n")
          .endsWith("\n\n5\nsome \n4\nbody\n0\n\n");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\nX: y\n\nto the end!",
        "HTTP/1.0 200 OK\nX: y\n\nto the end!",
        "HTTP/1.1 200 OK\nX: y\nConnection: close\n\nto the end!"
      })
  void bodyMayEndWithTheConnection(String answer) throws Exception {
    try (FakeTarget server = new FakeTarget(answer)) {
      assertThat(pass(server, new GivenExchange("GET", ""))).isEqualTo("200 OK\nX: y\nto the end");
    }
  }

  @Test
  void answerToHeadHasNoBody() throws Exception {
    try (FakeTarget server = new FakeTarget("HTTP/1.1 200 OK\nContent-Length: 5\n\n")) {
      assertThat(pass(server, new GivenExchange("HEAD", "")))
          .isEqualTo("200 OK\nContent-Length: 5\n");
    }
  }

  @Test
  void connectionIsUsedAgainAndReplacedWhenTheTargetHasClosedIt() throws Exception {
    try (FakeTarget server = new FakeTarget(HELLO, HELLO + "!", HELLO);
        Proxy proxy = new Proxy(server.target(PATIENCE))) {
      for (int i = 0; i < 3; i++) {
        GivenExchange exchange = new GivenExchange("GET", "");
        proxy.handle(exchange);
        assertThat(exchange.end()).endsWith("hello");
      }
      assertThat(server.requests).hasSize(3);
      assertThat(server.connections).hasSize(2);
    }
  }

  @Test
  void targetThatIsDownIsABadGateway() throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    Target target =
        new Target(URI.create("http://127.0.0.1:" + port), PATIENCE, Duration.ZERO, false);

    assertThat(pass(target, new GivenExchange("GET", ""))).isEqualTo("refused 502");
  }

  @Test
  void targetThatIsSilentIsTooSlow() throws Exception {
    try (FakeTarget server = new FakeTarget("(silence)")) {
      assertThat(pass(server.target(Duration.ofMillis(100)), new GivenExchange("GET", "")))
          .isEqualTo("refused 504");
      assertThat(server.requests).hasSize(1);
    }
  }

  @Test
  void patienceIsForOneSilenceAndNotForAllOfThem() throws Exception {
    Duration patience = FakeTarget.PAUSE.plusMillis(1200);
    String answer = "(pause)HTTP/1.1 200 OK\nContent-Length: 5\n\n(pause)hello";
    try (FakeTarget server = new FakeTarget(answer)) {
      assertThat(pass(server.target(patience), new GivenExchange("GET", ""))).endsWith("hello");
    }
  }

  @Test
  void handshakeMayTakeItsTime() throws Exception {
    try (ServerSocket server = new ServerSocket(0)) {
      Thread _ =
          Thread.ofVirtual()
              .start(() -> {
                try (Socket socket = server.accept()) {
                  Thread.sleep(FakeTarget.PAUSE);
                  socket.getOutputStream().write("this is no TLS".getBytes(StandardCharsets.UTF_8));
                } catch (IOException | InterruptedException _) {
                  // the other side did not wait
                }
              });
      URI uri = URI.create("https://127.0.0.1:" + server.getLocalPort());

      assertThat(
              pass(new Target(uri, PATIENCE, Duration.ZERO, false), new GivenExchange("GET", "")))
          .isEqualTo("refused 502");
    }
  }

  @Test
  void idempotentRequestWithoutABodyIsSentOnceMore() throws Exception {
    try (FakeTarget server = new FakeTarget("!", HELLO)) {
      assertThat(pass(server, new GivenExchange("DELETE", ""))).endsWith("hello");
    }
  }

  @Test
  void requestIsSentTwiceAtMost() throws Exception {
    try (FakeTarget server = new FakeTarget("!", "!", HELLO)) {
      assertThat(pass(server, new GivenExchange("GET", ""))).isEqualTo("refused 502");
    }
  }

  @Test
  void requestThatChangesSomethingOrHasABodyIsSentOnce() throws Exception {
    try (FakeTarget server = new FakeTarget("!", "!", HELLO)) {
      assertThat(pass(server, new GivenExchange("POST", ""))).isEqualTo("refused 502");
      assertThat(pass(server, new GivenExchange("PUT", "body"))).isEqualTo("refused 502");
      assertThat(server.requests).hasSize(2);
    }
  }

  @Test
  void answerThatBreaksOffIsCutOff() throws Exception {
    try (FakeTarget server = new FakeTarget("HTTP/1.1 200 OK\nContent-Length: 9\n\nhello!")) {
      assertThat(pass(server, new GivenExchange("GET", ""))).endsWith("hello|aborted");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hello\n\n",
        "HTTP/2 200 OK\n\n",
        "HTTP/1.1 099 No\n\n",
        "HTTP/1.1 200 OK\nContent-Length: 5\nContent-Length: 6\n\nhello",
        "HTTP/1.1 200 OK\nContent-Length: +5\n\nhello",
        "HTTP/1.1 200 OK\nContent-Length: 5\nTransfer-Encoding: chunked\n\nhello",
        "HTTP/1.1 200 OK\nTransfer-Encoding: gzip, chunked\n\nhello",
        "HTTP/1.1 200 OK\nBad Name: x\n\nhello",
        "HTTP/1.1 200 OK\n folded: x\n\nhello",
        "HTTP/1.1 101 Switching Protocols\n\n",
        "HTTP/1.1 200 OK\nX: y!",
      })
  void answerThatIsNoneIsABadGateway(String answer) throws Exception {
    try (FakeTarget server = new FakeTarget(answer)) {
      assertThat(pass(server, new GivenExchange("GET", ""))).isEqualTo("refused 502");
    }
  }
}
