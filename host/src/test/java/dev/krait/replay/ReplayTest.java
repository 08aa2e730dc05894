package dev.krait.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ReplayTest extends Replaying {
  @Test
  void twoThatAnswerAlikeAgree() {
    Side a = side(Side.saying("{\"a\": 1, \"b\": 2}"));
    Side b = side(Side.saying("{\"b\":2,\"a\":1.0}"));

    ReplayReport report =
        replay(GET.formatted("/items/1?q") + GET.formatted("/items/2"), a.url(), b.url());

    assertThat(report.agrees()).isTrue();
    assertThat(a.asked).containsExactly("GET /items/1?q", "GET /items/2").isEqualTo(b.asked);
    assertThat(report.text())
        .contains(
            "A: " + a.url(), "B: " + b.url(), "agreement: 100.0 % (2 of 2)", "latency: B takes")
        .containsPattern("GET /items/\\* +2 ");
  }

  @Test
  void everyDifferenceIsToldInTextJsonAndHtml() throws IOException {
    Side a = side(Side.saying("{\"price\":1}"));
    Side b = side(Side.of(exchange -> Side.say(exchange, 201, "{\"price\":\"<b>\"}")));

    ReplayReport report = replay(GET.formatted("/x?token=1"), a.url(), b.url());
    Path json = folder.resolve("r.json");
    Path html = folder.resolve("r.html");
    report.writeJson(json);
    report.writeHtml(html);

    assertThat(report.agrees()).isFalse();
    assertThat(report.text())
        .contains("status: 200 → 201", "/price: 1 → \"<b>\"", "agreement: 0.0 % (0 of 1)");
    assertThat(Files.readString(json))
        .contains("\"agrees\" : false", "\"place\" : \"/price\"", "\"differ\" : 1");
    assertThat(Files.readString(html))
        .contains("0.0 % agreement", "&lt;b&gt;", "prefers-color-scheme: dark")
        .doesNotContain("<script", "<b>\"");
  }

  @Test
  void aHundredPercentIsNotSaidOfAlmostAll() {
    Side a = side(Side.saying("{}"));
    AtomicInteger asked = new AtomicInteger();
    Side b =
        side(
            Side.of(
                exchange -> Side.say(exchange, asked.incrementAndGet() == 9 ? 500 : 200, "{}")));

    ReplayReport report = replay(GET.formatted("/").repeat(2000), a.url(), b.url());

    assertThat(report.text()).contains("agreement: 99.9 % (1999 of 2000)");
  }

  @Test
  void onlySafeRequestsAreSentUnlessAskedFor() {
    Side a = side(Side.saying("{}"));
    String post = "{\"method\":\"POST\",\"target\":\"/p\",\"body\":\"x\"}\n";
    String capture = GET.formatted("/") + post;

    assertThat(replay(capture, a.url(), a.url()).text()).contains("note: 1 request not sent");
    assertThat(a.asked).containsExactly("GET /", "GET /");
    assertThatThrownBy(() -> replay(post, a.url(), a.url()))
        .isInstanceOf(ReplayException.class)
        .hasMessageContaining("none of which is safe to send");
    unsafe = true;
    assertThat(replay(post, a.url(), a.url()).agrees()).isTrue();
    assertThat(a.asked).contains("POST /p x");
  }

  @Test
  void oneTargetIsComparedWithTheRecordedAnswers() {
    Side b = side(Side.saying("{\"token\":\"new\",\"n\":1}"));
    String line =
        "{\"method\":\"GET\",\"target\":\"/\",\"answer\":{\"status\":200,\"seconds\":0.5,"
            + "\"headers\":[[\"Content-Type\",\"application/json\"]],"
            + "\"body\":\"{\\\"token\\\":\\\"REDACTED-0123456789ab\\\",\\\"n\\\":%d}\"}}\n";

    assertThat(replay(line.formatted(1) + GET.formatted("/"), b.url()).text())
        .contains("A: the recorded answers", "agreement: 100.0 % (1 of 1)")
        .contains("note: 1 request without a recorded answer to compare with");
    assertThat(replay(line.formatted(2), b.url()).text()).contains("/n: 2 → 1");
    assertThatThrownBy(() -> replay(GET.formatted("/"), b.url()))
        .isInstanceOf(ReplayException.class)
        .hasMessageContaining("has no answers to compare with");
  }

  @Test
  void sessionsAndTokensAreTheTargetsOwn() {
    List<String> seen = new ArrayList<>();
    Side a =
        side(
            Side.of(exchange -> {
              exchange.getResponseHeaders().add("Set-Cookie", "s=own; Path=/");
              seen.add(
                  exchange.getRequestHeaders().getFirst("Cookie")
                      + " "
                      + exchange.getRequestHeaders().getFirst("Authorization"));
              Side.say(exchange, 200, "{\"csrf_token\":\"t&1\"}");
            }));
    String login =
        "{\"method\":\"GET\",\"target\":\"/login\",\"answer\":{\"status\":200,"
            + "\"headers\":[[\"Set-Cookie\",\"s=REDACTED-0123456789ab; Path=/\"]],"
            + "\"body\":\"{\\\"csrf_token\\\": \\\"REDACTED-ba9876543210\\\"}\"}}\n";
    String use =
        "{\"method\":\"POST\",\"target\":\"/use\",\"headers\":{"
            + "\"Cookie\":\"s=REDACTED-0123456789ab; t=REDACTED-000000000000\","
            + "\"Authorization\":\"Bearer REDACTED-111111111111\","
            + "\"Content-Type\":\"application/x-www-form-urlencoded\"},"
            + "\"body\":\"password=REDACTED-222222222222&csrf_token=REDACTED-ba9876543210\"}\n";
    unsafe = true;

    replay(login + use, a.url());
    headers.add("Authorization: Bearer mine");
    replay(login + use, a.url());

    assertThat(seen)
        .containsExactly("null null", "s=own null", "null Bearer mine", "s=own Bearer mine");
    assertThat(a.asked).contains("POST /use password=REDACTED-222222222222&csrf_token=t%261");
  }

  @Test
  void rulesAreHeeded() {
    Side a = side(Side.saying("{\"at\":1}"));
    Side b = side(Side.saying("{\"at\":2}"));
    ignored.add("/at");

    assertThat(replay(GET.formatted("/"), a.url(), b.url()).agrees()).isTrue();
  }

  @Test
  void requestsOfAClientStayInOrderBesideOthers() {
    Side a = side(Side.saying("{}"));
    StringBuilder capture = new StringBuilder();
    for (int i = 0; i < 30; i++) {
      capture.append(
          "{\"method\":\"GET\",\"target\":\"/%d/%d\",\"client\":\"%d\"}\n"
              .formatted(i % 3, i, i % 3));
    }
    clients = 3;

    replay(capture.toString(), a.url(), a.url());

    for (String client : List.of("/0/", "/1/", "/2/")) {
      List<Integer> order =
          a.asked.stream()
              .filter(line -> line.contains(client))
              .map(line -> Integer.valueOf(line.substring(line.lastIndexOf('/') + 1)))
              .toList();
      assertThat(order).hasSize(20).isSorted();
    }
  }

  @Test
  void thePaceIsThatOfTheCapture() {
    Side a = side(Side.saying("{}"));
    pace = true;
    String line = "{\"method\":\"GET\",\"target\":\"/\",\"at\":%s}\n";
    long start = System.nanoTime();

    replay(line.formatted("5.0") + line.formatted("5.3"), a.url(), a.url());

    assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(300_000_000L);
    assertThatThrownBy(() -> replay(GET.formatted("/"), a.url(), a.url()))
        .hasMessageContaining("has no times, so it has no pace");
  }
}
