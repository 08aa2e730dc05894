package dev.krait.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.krait.it.RawHttp.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Owners of routes: good ones, and those that are down, slow, or break off.
class RoutesIT {
  private static final String BLOCK = "0123456789abcdef".repeat(64);
  private static final int BLOCKS = 1024;

  /// So many blocks are received before an owner is asked.
  private static final int BEGINNING = 100;

  @TempDir private static Path folder = Path.of("set by JUnit");
  private static HttpServer good;
  private static ServerSocket silent;
  private static ServerSocket breaking;
  private static final AtomicInteger copies = new AtomicInteger();
  private static Server krait;

  private static final String ECHO =
      """
      import io.undertow.server.*;

      public final class Echo implements HttpHandler {
        @Override
        public void handleRequest(HttpServerExchange exchange) throws Exception {
          if (exchange.isInIoThread()) {
            exchange.dispatch(this);
            return;
          }
          exchange.startBlocking();
          if (exchange.getRequestPath().endsWith("/missing")) {
            exchange.setStatusCode(404);
            return;
          }
          exchange.getInputStream().transferTo(exchange.getOutputStream());
        }
      }
      """;

  @BeforeAll
  static void start() throws IOException {
    good = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    good.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    good.createContext(
        "/",
        exchange -> {
          copies.addAndGet(exchange.getRequestHeaders().containsKey("X-Count") ? 1 : 0);
          exchange.getResponseHeaders().set("X-Owner", "other");
          exchange.sendResponseHeaders(200, 0);
          try (exchange) {
            exchange.getRequestBody().transferTo(exchange.getResponseBody());
          }
        });
    good.start();
    silent = listen("");
    breaking = listen("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf of it");
    JavaClass.compile(folder, "Echo", ECHO);
    krait = startKrait("proxy http://127.0.0.1:" + good.getAddress().getPort());
  }

  private static Server startKrait(String other) throws IOException {
    return Fixtures.start(
        "routed:app",
        "--java-path=" + folder,
        "--proxy-timeout=1",
        "--shadow-timeout=0.2",
        "--shadow-queue=1",
        "--shadow-threads=1",
        "--route=/other/* = " + other,
        "--route=/down = proxy http://127.0.0.1:" + unused(),
        "--route=/silent = " + at(silent),
        "--route=/breaking = " + at(breaking),
        "--route=/either/* = python-else-" + other,
        "--route=/other-first/* = " + other + " else python on 404",
        "--route=/canary = canary 50% python else " + other,
        "--route=/shadow/good = shadow python with " + other,
        "--route=/shadow/silent = shadow python with " + at(silent),
        "--route=/shadow/down = shadow python with proxy http://127.0.0.1:" + unused(),
        "--route=/shadow/inside = shadow " + other + " with python",
        "--route=/java/* = java Echo else python",
        "--route=/java-owner/* = shadow java Echo with python");
  }

  /// Answers every connection with these bytes once it has sent some, and closes it; or says
  /// nothing.
  private static ServerSocket listen(String answer) throws IOException {
    ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread _ =
        Thread.ofVirtual()
            .start(() -> {
              try {
                while (true) {
                  Socket socket = server.accept();
                  if (!answer.isEmpty()) {
                    int _ = socket.getInputStream().read(new byte[4096]);
                    socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
                    socket.close();
                  }
                }
              } catch (IOException _) {
                // closed
              }
            });
    return server;
  }

  private static String at(ServerSocket server) {
    return "proxy http://127.0.0.1:" + server.getLocalPort();
  }

  private static int unused() throws IOException {
    try (ServerSocket server = new ServerSocket(0)) {
      return server.getLocalPort();
    }
  }

  @AfterAll
  static void stop() throws IOException {
    krait.close();
    good.stop(0);
    silent.close();
    breaking.close();
  }

  private static Answer get(String target) throws IOException {
    return RawHttp.get(krait.port(), target);
  }

  private static Answer post(String target, String body) throws IOException {
    return RawHttp.ask(
        krait.port(),
        "POST %s HTTP/1.1\r\nHost: h\r\nContent-Length: %d\r\n\r\n%s"
            .formatted(target, body.length(), body));
  }

  @Test
  void whatNoRuleIsAboutIsTheApplications() throws IOException {
    assertThat(get("/elsewhere").body()).isEqualTo("python /elsewhere\n");
    assertThat(get("/other/x").header("X-Owner")).contains("other");
    assertThat(get("/otherwise").body()).isEqualTo("python /otherwise\n");
  }

  @Test
  void targetThatIsDownIs502() throws IOException {
    assertThat(get("/down").status()).isEqualTo(502);
    assertThat(krait.log())
        .contains("GET /down at http://127.0.0.1:")
        .contains("cannot be reached");
  }

  @Test
  void targetThatIsSilentIs504() throws IOException {
    assertThat(get("/silent").status()).isEqualTo(504);
    assertThat(post("/silent", "body").status()).isEqualTo(504);
  }

  @Test
  void answerThatBreaksOffIsSeenToBeBroken() throws IOException {
    Answer answer = get("/breaking");

    assertThat(answer.body()).isEqualTo("half of it");
    assertThat(answer.whole()).isFalse();
  }

  @Test
  void bodiesStreamBothWaysAtOnce() throws IOException {
    try (RawHttp connection = new RawHttp(krait.port())) {
      connection.send("POST /other/echo HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n");
      StringBuilder back = new StringBuilder();
      for (int i = 0; i < BLOCKS; i++) {
        connection.send("400\r\n" + BLOCK + "\r\n");
        if (i == BEGINNING) {
          // an answer that begins before the request has ended ends with the connection
          assertThat(connection.readHead())
              .startsWith("HTTP/1.1 200 ")
              .containsIgnoringCase("x-owner: other");
        }
        if (i > BEGINNING) {
          back.append(connection.read(BLOCK.length()));
        }
      }
      connection.send("0\r\n\r\n");
      back.append(connection.read(BLOCKS * BLOCK.length() - back.length()));
      assertThat(back.toString().equals(BLOCK.repeat(BLOCKS))).isTrue();
      assertThat(connection.closed()).isTrue();
    }
  }

  @Test
  void secondOwnerAnswersWhatTheFirstHasNot() throws IOException {
    assertThat(get("/either/here").body()).isEqualTo("python /either/here\n");
    assertThat(get("/either/missing").header("X-Owner")).contains("other");
    assertThat(post("/either/missing", "the body").body()).isEqualTo("the body");
    assertThat(get("/other-first/x").header("X-Owner")).contains("other");
  }

  @Test
  void javaHandlerReadsBodiesAndPassesOnWhatItHasNot() throws IOException {
    assertThat(post("/java/echo", "to Java").body()).isEqualTo("to Java");
    assertThat(post("/java/echo", BLOCK.repeat(200)).body()).isEqualTo(BLOCK.repeat(200));
    assertThat(post("/java/missing", "on to Python").body())
        .isEqualTo("python /java/missing\non to Python");
    assertThat(get("/java/missing").body()).isEqualTo("python /java/missing\n");
  }

  @Test
  void clientStaysWithItsHalfOfACanary() throws IOException {
    for (int i = 0; i < 20; i++) {
      Answer first = get("/canary");
      String cookie = first.header("Set-Cookie").orElseThrow();
      assertThat(cookie).startsWith("krait-canary=");
      Answer again =
          RawHttp.ask(
              krait.port(),
              "GET /canary HTTP/1.1\r\nHost: h\r\nCookie: %s\r\n\r\n"
                  .formatted(cookie.substring(0, cookie.indexOf(';'))));
      assertThat(again.header("X-Owner")).isEqualTo(first.header("X-Owner"));
      assertThat(again.header("Set-Cookie")).isEmpty();
    }
  }

  @Test
  void shadowGetsACopyOfWhatOnlyReads() throws IOException {
    int before = copies.get();
    String fields = " HTTP/1.1\r\nHost: h\r\nX-Count: 1\r\n";
    for (String request :
        new String[] {
          "POST /shadow/good" + fields + "Content-Length: 1\r\n\r\nx",
          "GET /shadow/good" + fields + "\r\n"
        }) {
      assertThat(RawHttp.ask(krait.port(), request).body()).startsWith("python /shadow/good");
    }

    Await.until("the copy is there", () -> copies.get() > before);
    assertThat(copies.get()).isEqualTo(before + 1);
  }

  @Test
  void noTroubleOfAShadowIsFelt() throws IOException {
    for (int i = 0; i < 20; i++) {
      assertThat(get("/shadow/silent").body()).isEqualTo("python /shadow/silent\n");
      assertThat(get("/shadow/down").body()).isEqualTo("python /shadow/down\n");
      assertThat(get("/shadow/inside").header("X-Owner")).contains("other");
      assertThat(get("/java-owner/x").status()).isEqualTo(200);
    }
  }

  @Test
  void mistakesInTheTableEndTheStart() throws IOException {
    Map<String, String> mistakes =
        Map.of(
            "/a = pyton", "--route: '/a = pyton' has an unknown owner 'pyton'; did you mean",
            "/a = proxy localhost", "is none of a server; write it like http://127.0.0.1:9000",
            "/a = java Nowhere", "the class 'Nowhere' is in none of",
            "/a = java java.lang.Object", "is no io.undertow.server.HttpHandler; implement that");
    for (Map.Entry<String, String> mistake : mistakes.entrySet()) {
      try (Server refused =
          Server.start(
              Paths.FIXTURES,
              Map.of("KRAIT_JIT", "off"),
              List.of("serve", "--check-config", "--route", mistake.getKey(), "a:a"))) {
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.log()).contains(mistake.getValue());
      }
    }
  }
}
