package dev.krait.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.krait.client.WsgiClient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The same application behind every server: what PEP 3333 asks for holds for each.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DoorsTest {
  private final Map<Container, Container.Running> servers = new EnumMap<>(Container.class);
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @BeforeAll
  void start() throws Exception {
    for (Container container : Container.values()) {
      servers.put(container, container.start(Embedded.application()));
    }
  }

  @AfterAll
  void stop() throws Exception {
    client.close();
    for (Container.Running server : servers.values()) {
      server.stop().close();
    }
  }

  private int port(Container container) {
    return Objects.requireNonNull(servers.get(container)).port();
  }

  private URI url(Container container, String path) {
    return URI.create("http://127.0.0.1:" + port(container) + "/legacy" + path);
  }

  private HttpResponse<byte[]> get(Container container, String path)
      throws IOException, InterruptedException {
    return send(container, path, "GET", BodyPublishers.noBody());
  }

  private HttpResponse<byte[]> send(
      Container container, String path, String method, BodyPublisher body)
      throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(url(container, path)).method(method, body).build(),
        BodyHandlers.ofByteArray());
  }

  private String text(Container container, String path) throws IOException, InterruptedException {
    return new String(get(container, path).body(), StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @EnumSource
  void environIsWhatPep3333Says(Container container) throws Exception {
    assertThat(text(container, "/environ?a=%20+&b"))
        .startsWith("type=<class 'dict'>")
        .contains("SCRIPT_NAME='/legacy'", "PATH_INFO='/environ'", "QUERY_STRING='a=%20+&b'")
        .contains("REQUEST_URI='/legacy/environ?a=%20+&b'", "wsgi.url_scheme='http'")
        .contains("SERVER_PROTOCOL='HTTP/1.1'", "REMOTE_ADDR='127.0.0.1'", "shop.name='north'")
        .contains("SERVER_PORT='" + port(container) + "'")
        .doesNotContain("HTTP_TRANSFER_ENCODING", "REMOTE_USER", "polyglot");
  }

  @ParameterizedTest
  @EnumSource
  void pathsAreDecodedByteByByte(Container container) throws Exception {
    assertThat(text(container, "/path/gr%C3%BCn%20&")).isEqualTo("/legacy /path/gr\u00c3\u00bcn &");
    assertThat(text(container, "/path")).isEqualTo("/legacy /path");
    assertThat(text(container, "/path/")).isEqualTo("/legacy /path/");
    assertThat(get(container, "").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @EnumSource
  void blocksOfEveryKindArrive(Container container) throws Exception {
    assertThat(text(container, "/hello")).isEqualTo("Grüße");
    assertThat(text(container, "/write")).isEqualTo("one two three");
    assertThat(text(container, "/generator")).isEqualTo("one zwei ä");
    assertThat(text(container, "/closed")).contains("generator");
    assertThat(get(container, "/file").body())
        .isEqualTo(Files.readAllBytes(Embedded.FOLDER.resolve("embedded.py")));
  }

  @ParameterizedTest
  @EnumSource
  void aMebibyteGoesUpAndDown(Container container) throws Exception {
    byte[] large = new byte[1 << 20];
    new Random(7).nextBytes(large);
    InputStream chunked = new ByteArrayInputStream(large);

    assertThat(send(container, "/echo", "POST", BodyPublishers.ofByteArray(large)).body())
        .isEqualTo(large);
    assertThat(send(container, "/echo", "PUT", BodyPublishers.ofInputStream(() -> chunked)).body())
        .isEqualTo(large);
    assertThat(send(container, "/echo", "POST", BodyPublishers.ofString("small")).body())
        .asString()
        .isEqualTo("small");
    assertThat(get(container, "/big").body()).hasSize(1 << 20).endsWith(15, 15, 15);
  }

  @ParameterizedTest
  @EnumSource
  void headsAreKeptAndBodiesLeftOut(Container container) throws Exception {
    HttpResponse<byte[]> head = send(container, "/hello", "HEAD", BodyPublishers.noBody());
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.headers().firstValue("Content-Length")).contains("7");
    assertThat(head.body()).isEmpty();
    assertThat(get(container, "/empty").statusCode()).isEqualTo(204);
    HttpResponse<byte[]> same = get(container, "/same");
    assertThat(same.statusCode()).isEqualTo(304);
    assertThat(same.headers().firstValue("ETag")).contains("\"7\"");
    assertThat(get(container, "/cookie").headers().allValues("Set-Cookie"))
        .containsExactly("basket=7; Path=/", "b=2");
  }

  @ParameterizedTest
  @EnumSource
  void errorsAreAnsweredOrCutOff(Container container) throws Exception {
    assertThat(get(container, "/exc-info").statusCode()).isEqualTo(500);
    assertThat(text(container, "/exc-info")).isEqualTo("sorry");
    assertThat(get(container, "/raise").statusCode()).isEqualTo(500);
    assertThat(text(container, "/raise")).doesNotContain("shelf");
    assertThatThrownBy(() -> get(container, "/cut")).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> get(container, "/short")).isInstanceOf(IOException.class);
    assertThat(get(container, "/hello").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @EnumSource
  void manyAtOnceDoNotMeet(Container container) throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Future<?>> clients = new ArrayList<>();
      for (int client = 0; client < 8; client++) {
        byte[] own = new byte[150_000 + client];
        Arrays.fill(own, (byte) client);
        clients.add(
            threads.submit(() -> {
              for (int round = 0; round < 5; round++) {
                assertThat(send(container, "/echo", "POST", BodyPublishers.ofByteArray(own)).body())
                    .isEqualTo(own);
                assertThat(text(container, "/hello")).isEqualTo("Grüße");
                assertThat(get(container, "/big").body()).hasSize(1 << 20);
              }
              return null;
            }));
      }
      for (Future<?> each : clients) {
        each.get();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aClientThatLeavesEndsItsStream(Container container) throws Exception {
    int before = floods();
    HttpResponse<InputStream> response =
        client.send(
            HttpRequest.newBuilder(url(container, "/flood")).build(), BodyHandlers.ofInputStream());
    try (InputStream body = response.body()) {
      assertThat(body.readNBytes(100_000)).hasSize(100_000);
    }
    while (floods() == before) {
      Thread.sleep(5);
    }
  }

  private static int floods() {
    String closed = WsgiClient.of(Embedded.application()).get("/closed").text();
    return closed.split("flood", -1).length;
  }
}
