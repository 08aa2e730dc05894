package dev.krait.doors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krait.embed.WsgiApplication;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What Krait answers in an application's place, through every server.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusalsTest {
  private final WsgiApplication impatient =
      WsgiApplication.builder("embedded")
          .name("impatient")
          .directory(Embedded.FOLDER)
          .timeout(Duration.ofMillis(600))
          .build();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @BeforeAll
  void start() {
    impatient.start();
  }

  @AfterAll
  void close() {
    client.close();
    impatient.close();
  }

  private HttpResponse<String> get(int port, String path) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/legacy" + path)).build(),
        BodyHandlers.ofString());
  }

  @ParameterizedTest
  @EnumSource
  void anApplicationThatIsSilentForTooLongIsAnswered504(Container container) throws Exception {
    Container.Running server = container.start(impatient);
    try {
      HttpResponse<String> late = get(server.port(), "/sleep");
      assertThat(late.statusCode()).isEqualTo(504);
      assertThat(late.body()).startsWith("Gateway Timeout");
      assertThat(get(server.port(), "/hello").statusCode()).isEqualTo(200);
    } finally {
      server.stop().close();
    }
  }

  @ParameterizedTest
  @EnumSource
  void anApplicationThatIsNotStartedIsAnswered503(Container container) throws Exception {
    try (WsgiApplication never =
        WsgiApplication.builder("embedded").directory(Embedded.FOLDER).build()) {
      Container.Running server = container.start(never);
      try {
        HttpResponse<String> refused = get(server.port(), "/hello");
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).contains("1");
      } finally {
        server.stop().close();
      }
    }
  }

  @Test
  void aDoorOfTomcatThatIsNotAsynchronousSaysSo() throws Exception {
    Container.Running server = TomcatServer.synchronous(impatient);
    try {
      HttpResponse<String> refused = get(server.port(), "/hello");
      assertThat(refused.statusCode()).isEqualTo(500);
      assertThat(refused.body()).contains("setAsyncSupported(true)");
    } finally {
      server.stop().close();
    }
  }
}
