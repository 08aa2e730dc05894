package dev.krait.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// HTTP/2: requests and responses as over HTTP/1.1, whatever the frames are they come in.
class Http2IT {
  @TempDir static Path folder;
  private static SSLContext trust;
  private static Server krait;
  private static HttpClient client;

  @BeforeAll
  static void start() throws IOException, GeneralSecurityException {
    Certificates certificates = new Certificates(folder).server("server");
    trust = certificates.trusting("server");
    Files.writeString(folder.resolve("page.txt"), "a page");
    krait =
        Http2Server.start(
            certificates,
            "--limit-request-body",
            Integer.toString(30 << 20),
            "--static-map",
            "/static=" + folder);
    client = HttpClient.newBuilder().sslContext(trust).version(HttpClient.Version.HTTP_2).build();
  }

  @AfterAll
  static void stop() {
    client.close();
    Http2Server.stop(krait);
  }

  private static HttpRequest.Builder request(String target) {
    return HttpRequest.newBuilder(krait.address().resolve(target));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    HttpResponse<String> response =
        client.send(
            request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.ISO_8859_1));
    assertThat(response.version()).isEqualTo(HttpClient.Version.HTTP_2);
    return response;
  }

  @Test
  void applicationSeesTheRequest() throws IOException, InterruptedException {
    HttpResponse<String> response =
        send(request("/environ?a=1").header("X-Field", "v").header("X-Field", "w"));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body())
        .contains("\"SERVER_PROTOCOL\": \"HTTP/2.0\"", "\"wsgi.url_scheme\": \"https\"")
        .contains("\"HTTP_HOST\": \"127.0.0.1:" + krait.port() + "\"")
        .contains("\"HTTP_X_FIELD\": \"v,w\"", "\"QUERY_STRING\": \"a=1\"")
        .contains("\"SSL_PROTOCOL\": \"TLSv1.3\"");
    assertThat(response.headers().map()).containsKeys("server", "date", "content-length");
    assertThat(response.headers().map()).doesNotContainKeys("connection", "transfer-encoding");
  }

  @Test
  void clientsMayStayWithHttp1() throws IOException, InterruptedException {
    HttpResponse<String> response =
        client.send(
            request("/environ").version(HttpClient.Version.HTTP_1_1).build(),
            HttpResponse.BodyHandlers.ofString());

    assertThat(response.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
    try (RawHttp silent = Certificates.connect(trust, krait.port())) {
      assertThat(silent.send("GET /late HTTP/1.1\r\nHost: h\r\n\r\n").answer().body())
          .isEqualTo("late");
    }
  }

  @Test
  void bodiesGoBothWays() throws IOException, InterruptedException {
    Path zeros = Fixtures.zeros(folder, 20 << 20);

    assertThat(send(request("/digest").POST(HttpRequest.BodyPublishers.ofFile(zeros))).body())
        .startsWith((20 << 20) + " ");
    assertThat(
            send(request("/digest")
                    .POST(
                        HttpRequest.BodyPublishers.fromPublisher(
                            HttpRequest.BodyPublishers.ofString("no length"))))
                .body())
        .startsWith("9 ");
    assertThat(send(request("/stream?20")).body()).hasSize(20 << 20);
    assertThat(send(request("/file?path," + zeros)).body()).hasSize(20 << 20);
  }

  @Test
  void manyRequestsShareAConnection() {
    List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      answers.add(
          client.sendAsync(
              request("/read?read").POST(HttpRequest.BodyPublishers.ofString("n" + i)).build(),
              HttpResponse.BodyHandlers.ofString()));
    }
    for (int i = 0; i < 60; i++) {
      assertThat(answers.get(i).join().body()).isEqualTo("[[\"n" + i + "\"]]");
    }
  }

  /// An upload that waits for an interpreter must not hold up those that have one.
  @Test
  void manyUploadsShareAConnection() {
    byte[] body = new byte[300_000];
    List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      answers.add(
          client.sendAsync(
              request("/digest").POST(HttpRequest.BodyPublishers.ofByteArray(body)).build(),
              HttpResponse.BodyHandlers.ofString()));
    }
    assertThat(answers).allMatch(answer -> answer.join().body().startsWith("300000 "));
  }

  @Test
  void headAndBodilessStatusesHaveNoBody() throws IOException, InterruptedException {
    HttpResponse<String> head = send(request("/environ").HEAD());

    assertThat(head.body()).isEmpty();
    assertThat(head.headers().firstValueAsLong("content-length").orElse(0)).isPositive();
    for (String status : List.of("204+No+Content", "304+Not+Modified")) {
      assertThat(send(request("/status?" + status)).body()).isEmpty();
    }
  }

  @Test
  void staticFilesAreServed() throws IOException, InterruptedException {
    HttpResponse<String> whole = send(request("/static/page.txt"));

    assertThat(whole.body()).isEqualTo("a page");
    HttpResponse<String> part = send(request("/static/page.txt").header("Range", "bytes=2-"));
    assertThat(part.statusCode()).isEqualTo(206);
    assertThat(part.body()).isEqualTo("page");
    String tag = whole.headers().firstValue("etag").orElseThrow();
    assertThat(send(request("/static/page.txt").header("If-None-Match", tag)).statusCode())
        .isEqualTo(304);
  }

  @Test
  void clientIsToldToContinue() throws IOException, InterruptedException {
    assertThat(
            send(request("/digest")
                    .expectContinue(true)
                    .POST(HttpRequest.BodyPublishers.ofString("hello")))
                .body())
        .startsWith("5 ");
  }

  @Test
  void curlAgrees() {
    assertThat(
            Command.run(
                folder,
                Map.of(),
                List.of(
                    "curl",
                    "-sS",
                    "--insecure",
                    "--http2",
                    "--data-binary",
                    "hello",
                    "--write-out",
                    " %{http_version}",
                    krait.address() + "/read?read")))
        .startsWith("[[\"hello\"]] 2");
  }

  @ParameterizedTest
  @CsvSource({"/bad_start?split,500", "/raises,500", "/never,500", "/late,202", "/restart,503"})
  void applicationsMistakesAreAnsweredAsEver(String target, int status)
      throws IOException, InterruptedException {
    assertThat(send(request(target)).statusCode()).isEqualTo(status);
  }

  @Test
  void responseThatFailsLaterIsReset() {
    assertThatThrownBy(() -> send(request("/raises_late"))).isInstanceOf(IOException.class);
  }

  @Test
  void tooManyHeaderFieldsAreRefusedForTheirStreamOnly() throws IOException, InterruptedException {
    HttpRequest.Builder many = request("/late");
    for (int i = 0; i < 150; i++) {
      many.header("X-Field-" + i, "v");
    }
    assertThat(send(many).statusCode()).isEqualTo(431);
    assertThat(send(request("/late").header("X-Long", "v".repeat(9000))).statusCode())
        .isEqualTo(431);
    assertThat(send(request("/" + "a".repeat(9000))).statusCode()).isEqualTo(414);
  }

  @Test
  void withoutTlsItIsRefused() throws IOException, InterruptedException {
    Shell refused =
        Shell.krait(Paths.FIXTURES, Map.of(), "serve", "--http2", "fixtures:app").assertRefused(2);

    assertThat(refused.log()).contains("--http2", "needs a certificate", "--certfile");
  }
}
