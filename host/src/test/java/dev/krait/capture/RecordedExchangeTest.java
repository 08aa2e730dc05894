package dev.krait.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krait.exchange.Header;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordedExchangeTest {
  private static final String FORM = "application/x-www-form-urlencoded; charset=utf-8";

  @Test
  void whoAskedIsLeftOut() {
    GivenExchange exchange =
        GivenExchange.get("/a?session=1&q=2")
            .with("HOST", "shop.example")
            .with("Accept", "text/html")
            .with("accept", "*/*")
            .with("Authorization", "Basic x")
            .with("Cookie", "sessionid=x")
            .with("Proxy-Authorization", "x")
            .with("X-Api-Key", "x")
            .with("X-Forwarded-For", "192.0.2.7")
            .with("Referer", "/reset?token=x")
            .with("User-Agent", "somebody's");

    assertThat(RecordedExchange.of(exchange, ""))
        .contains(
            new RecordedRequest(
                "GET",
                "/a?session=REDACTED&q=2",
                Map.of("Accept", "text/html, */*", "HOST", "shop.example"),
                ""));
  }

  @Test
  void targetsAreRecordedBelowTheMountPoint() {
    assertThat(RecordedExchange.of(GivenExchange.get("/shop/a"), "/shop"))
        .contains(RecordedRequest.get("/a"));
    assertThat(RecordedExchange.of(GivenExchange.get("/shop?q"), "/shop"))
        .contains(RecordedRequest.get("?q"));
    assertThat(RecordedExchange.of(GivenExchange.get("/sho%70/a"), "/shop")).isEmpty();
  }

  @Test
  void bodiesAreRecordedWithoutSecrets() {
    String json =
        new String(
            "{\"name\":\"ä\"}".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);

    assertThat(body(GivenExchange.post("/", FORM, "a=1&password=x")))
        .isEqualTo("a=1&password=REDACTED");
    assertThat(body(GivenExchange.post("/", "application/json", json)))
        .isEqualTo("{\"name\":\"ä\"}");
    assertThat(body(GivenExchange.post("/", "Application/problem+JSON;x=1", "[{\"token\":1}]")))
        .isEqualTo("[{\"token\":\"REDACTED\"}]");
  }

  private static String body(GivenExchange exchange) {
    return Octets.utf8(RecordedExchange.of(exchange, "").orElseThrow().body()).orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "multipart/form-data; boundary=x", "application/jsonp", ""})
  void aBodyWhoseSecretsCannotBeToldIsNotRecorded(String type) {
    assertThat(RecordedExchange.of(GivenExchange.post("/", type, "password=x"), "")).isEmpty();
  }

  @Test
  void aBodyThatIsBrokenLongOrStillToComeIsNotRecorded() {
    assertThat(RecordedExchange.of(GivenExchange.post("/", "application/json", "{"), "")).isEmpty();
    assertThat(RecordedExchange.of(GivenExchange.post("/", FORM, "a=\u00e4"), "")).isEmpty();
    assertThat(RecordedExchange.of(GivenExchange.post("/", FORM, "a".repeat(9000)), "")).isEmpty();
    List<Header> type = List.of(new Header("Content-Type", FORM));
    assertThat(RecordedExchange.of(new GivenExchange("POST", "/", type, "", -1), "")).isEmpty();
  }

  @Test
  void whatCannotBeSentAgainIsNotRecorded() {
    assertThat(RecordedExchange.of(GivenExchange.get("/a?q=|"), "")).isEmpty();
  }
}
