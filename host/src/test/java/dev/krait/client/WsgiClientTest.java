package dev.krait.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.krait.doors.Embedded;
import java.io.ByteArrayInputStream;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WsgiClientTest {
  private final WsgiClient client = WsgiClient.of(Embedded.application());

  @Test
  void tellsStatusHeadersAndText() {
    WsgiResponse response = client.get("/hello");

    assertThat(response.status()).isEqualTo(200);
    assertThat(response.reason()).isEqualTo("OK");
    assertThat(response.header("content-type")).contains("text/plain; charset=utf-8");
    assertThat(response.header("Content-Length")).contains("7");
    assertThat(response.text()).isEqualTo("Grüße");
    assertThat(response.complete()).isTrue();
    assertThat(client.get("/nowhere")).hasToString("404 Not Found, 8 bytes");
  }

  @Test
  void theApplicationSeesARequestAsOverHttp() {
    String environ =
        client
            .at("https://shop.example:8443/legacy%20shop")
            .send(WsgiRequest.get("/environ?q=ä b&c=%20").header("X-One", "1"))
            .text();

    assertThat(environ)
        .startsWith("type=<class 'dict'>")
        .contains("SCRIPT_NAME='/legacy shop'", "PATH_INFO='/environ'")
        .contains("QUERY_STRING='q=%C3%A4%20b&c=%20'")
        .contains("REQUEST_URI='/legacy%20shop/environ?q=%C3%A4%20b&c=%20'")
        .contains("HTTP_HOST='shop.example:8443'", "SERVER_NAME='shop.example'")
        .contains("SERVER_PORT='8443'", "wsgi.url_scheme='https'", "HTTP_X_ONE='1'")
        .contains("SERVER_PROTOCOL='HTTP/1.1'", "REQUEST_METHOD='GET'")
        .doesNotContain("CONTENT_LENGTH");
  }

  @Test
  void bodiesOfAnySizeGoBothWays() {
    byte[] large = new byte[1 << 20];
    new Random(7).nextBytes(large);

    assertThat(client.post("/echo", "text/plain", "Grüße").text()).isEqualTo("Grüße");
    assertThat(client.send(WsgiRequest.post("/echo").body(large)).body()).isEqualTo(large);
    assertThat(client.send(WsgiRequest.post("/echo").body(new ByteArrayInputStream(large))).body())
        .isEqualTo(large);
  }

  @Test
  void whatTheApplicationRaisesIsThrownWithItsTraceback() {
    assertThatThrownBy(() -> client.get("/raise"))
        .isInstanceOf(WsgiFailure.class)
        .hasMessageStartingWith("GET /raise: the application raised\nTraceback")
        .hasMessageContaining("embedded.py\", line")
        .hasMessageContaining("ValueError: the shelf is empty");

    WsgiResponse tolerated = client.tolerant().get("/raise");
    assertThat(tolerated.status()).isEqualTo(500);
    assertThat(tolerated.failure().orElseThrow()).contains("the shelf is empty");
    assertThat(tolerated.text()).doesNotContain("shelf");
  }

  @Test
  void aResponseThatIsCutOffIsNone() {
    assertThatThrownBy(() -> client.get("/short"))
        .isInstanceOf(WsgiFailure.class)
        .hasMessageContaining("the response was cut off");
    assertThat(client.tolerant().get("/short").complete()).isFalse();
  }

  @Test
  void returnsWhenCloseHasRun() {
    assertThat(client.get("/closing").text()).isEqualTo("one two");
    assertThat(client.get("/closed").text()).endsWith("closed");
  }

  @Test
  void cookiesAreKeptWhereAsked() {
    WsgiClient visitor = client.withCookies();

    visitor.get("/cookie");

    assertThat(visitor.get("/cookie").text()).contains("basket=7", "b=2");
    assertThat(client.get("/cookie").text()).isEmpty();
  }

  @Test
  void pythonRecursesAsDeepAsUnderTheLauncher() {
    assertThat(client.get("/recurse").text()).isEqualTo("900");
    assertThat(client.get("/recurse-in-thread").text()).isEqualTo("[900]");
  }

  @Test
  void requestsAndAddressesThatAreNoneAreExplained() {
    assertThatThrownBy(() -> client.get("http://localhost/"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must begin with a slash");
    assertThatThrownBy(() -> client.at("shop.example"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must be such as https://shop.example/legacy");
  }
}
