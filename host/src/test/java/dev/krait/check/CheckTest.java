package dev.krait.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckTest {
  private static final Path FOLDER = Path.of("/shop");

  @TempDir Path folder;
  private final List<String> asked = new ArrayList<>();
  private HttpServer server;

  @BeforeEach
  void startServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
          exchange.sendResponseHeaders(
              exchange.getRequestURI().getPath().equals("/late") ? 504 : 200, -1);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stopServer() {
    server.stop(0);
  }

  private CheckReport check(CheckPlan plan, String... notes) throws InterruptedException {
    Check check = new Check(plan, FOLDER);
    List.of(notes).forEach(check.notes());
    check.run("http://127.0.0.1:" + server.getAddress().getPort(), _ -> {});
    return check.report();
  }

  private static CheckPlan plan(String format, String... requests) {
    return CheckPlan.of(List.of(requests), List.of(), false, format);
  }

  private static String finding(String rule, String level, int line) {
    return "{\"rule\":\"%s\",\"level\":\"%s\",\"message\":\"told\",\"file\":\"/shop/app.py\",\"line\":%d,\"request\":\"GET /\"}"
        .formatted(rule, level, line);
  }

  @Test
  void onlySafeRequestsAreSentUnasked() throws Exception {
    check(plan("text"));
    assertThat(asked)
        .containsExactly("GET /", "HEAD /", "OPTIONS /", "GET /krait-check/no-such-path");
    asked.clear();

    check(
        plan("text"),
        "{\"route\":{\"rule\":\"/a\",\"target\":\"/a\",\"problem\":\"\"}}",
        "{\"route\":{\"rule\":\"/b\",\"target\":\"\",\"problem\":\"only POST\"}}");
    assertThat(asked)
        .containsExactly("GET /a", "HEAD /a", "OPTIONS /", "GET /krait-check/no-such-path");
  }

  @Test
  void whatIsAskedForIsSentAndNothingElse() throws Exception {
    check(plan("text", "/x?y=1", "POST /z"));

    assertThat(asked).containsExactly("GET /x?y=1", "POST /z");
  }

  @Test
  void recordedRequestsThatMightChangeDataAreLeftOut() throws Exception {
    Path file = folder.resolve("warmup.jsonl");
    String post = "{\"method\":\"POST\",\"target\":\"/z\"}\n";
    Files.writeString(file, "{\"method\":\"GET\",\"target\":\"/x\"}\n" + post);

    CheckPlan safe = CheckPlan.of(List.of(), List.of(file), false, "text");
    assertThat(safe.print(check(safe)))
        .isEqualTo(
            "krait: not sent: 1 recorded request that might change data; --unsafe sends them\n"
                + "krait: 1 request, 0 errors, 0 warnings\n");
    check(CheckPlan.of(List.of(), List.of(file), true, "text"));
    assertThat(asked).containsExactly("GET /x", "GET /x", "POST /z");
    Files.writeString(file, post);
    assertThatThrownBy(() -> CheckPlan.of(List.of(), List.of(file), false, "text"))
        .isInstanceOf(CheckException.class)
        .hasMessageContaining("has none that is safe to send");
  }

  @Test
  void theWorstComesFirstAndTheSamePlaceOnce() throws Exception {
    CheckPlan plan = plan("text", "/");
    CheckReport report =
        check(
            plan,
            finding("a", "hint", 1),
            finding("b", "warning", 2),
            finding("c", "error", 3),
            finding("b", "warning", 2),
            "{\"route\":{\"rule\":\"/b\",\"target\":\"\",\"problem\":\"only POST\"}}");

    assertThat(plan.print(report))
        .isEqualTo(
            """
            app.py:3: error: told [c]
                GET /
            app.py:2: warning: told [b]
                GET /, 2 times in all
            app.py:1: hint: told [a]
                GET /
            krait: not tried: /b (only POST)
            krait: 1 request, 1 error, 1 warning, 1 hint
            """);
    assertThat(report.isClean()).isFalse();
    assertThat(check(plan, finding("a", "hint", 1)).isClean()).isTrue();
    assertThat(check(plan, finding("b", "warning", 1)).isClean()).isFalse();
  }

  @Test
  void aRequestThatIsNotAnsweredIsAnError() throws Exception {
    CheckPlan plan = plan("json", "/late");
    CheckReport report = check(plan);

    assertThat(report.isClean()).isFalse();
    assertThat(plan.print(report).replaceAll("\\s+", " "))
        .contains("\"target\" : \"/late\", \"status\" : 504")
        .contains("\"rule\" : \"unanswered\", \"level\" : \"error\"")
        .contains("\"errors\" : 1, \"warnings\" : 0, \"hints\" : 0");
  }
}
