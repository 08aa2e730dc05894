package dev.krait.doors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krait.servlet.WsgiFilter;
import dev.krait.servlet.WsgiServlet;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/// The application and a container's own handlers beside each other.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FiltersTest {
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /// A question to a running server.
  private interface Question {
    void ask(Client client) throws Exception;
  }

  /// Asks one server.
  private record Client(HttpClient http, String base) {
    HttpResponse<String> send(String method, String path, BodyPublisher body)
        throws IOException, InterruptedException {
      return http.send(
          HttpRequest.newBuilder(URI.create(base + path)).method(method, body).build(),
          BodyHandlers.ofString());
    }

    /// The status for a body that is sent only if it is wanted: else a client may see nothing but
    /// the end of the connection.
    int offer(String path, int length) throws IOException, InterruptedException {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(base + path))
              .expectContinue(true)
              .POST(BodyPublishers.ofString("f".repeat(length)))
              .build();
      return http.send(request, BodyHandlers.ofString()).statusCode();
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
      return send("GET", path, BodyPublishers.noBody());
    }

    String text(String path) throws IOException, InterruptedException {
      return get(path).body();
    }
  }

  @AfterAll
  void close() {
    client.close();
  }

  private void with(Container container, String context, Filter filter, Question question)
      throws Exception {
    WsgiServlet servlet = new WsgiServlet(Embedded.application(), Set.of("shop.visitor"), 100_000);
    Container.Running server = container.start(context, servlet, filter);
    try {
      question.ask(new Client(client, "http://127.0.0.1:" + server.port() + context));
    } finally {
      server.stop().close();
    }
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "UNDERTOW")
  void theApplicationIsAskedFirst(Container container) throws Exception {
    with(
        container,
        "/shop",
        WsgiFilter.applicationFirst(Embedded.application()),
        asked -> {
          assertThat(asked.text("/environ"))
              .contains("SCRIPT_NAME='/shop'", "PATH_INFO='/environ'");
          assertThat(asked.text("/own/x?a=1")).isEqualTo("own:");
          assertThat(asked.send("POST", "/own/x", BodyPublishers.ofString("grün")).body())
              .isEqualTo("own:grün");
          assertThat(
                  asked.send("POST", "/own/x", BodyPublishers.ofString("b".repeat(60_000))).body())
              .hasSize(60_004);
          assertThat(asked.get("/cut-off-nowhere").statusCode()).isEqualTo(404);
          assertThat(asked.get("/refused").statusCode()).isEqualTo(404);
          assertThat(asked.get("/raise").statusCode()).isEqualTo(500);
          assertThat(
                  asked.send("PUT", "/echo", BodyPublishers.ofString("c".repeat(300_000))).body())
              .hasSize(300_000);
          // too much of it was read
          HttpResponse<String> late =
              asked.send("POST", "/own/x", BodyPublishers.ofString("d".repeat(300_000)));
          assertThat(late.statusCode()).isEqualTo(404);
        });
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "UNDERTOW")
  void theContainerIsAskedFirst(Container container) throws Exception {
    with(
        container,
        "",
        WsgiFilter.containerFirst(Embedded.application()),
        asked -> {
          assertThat(asked.text("/environ")).contains("SCRIPT_NAME=''", "PATH_INFO='/environ'");
          assertThat(asked.send("POST", "/own/x", BodyPublishers.ofString("grün")).body())
              .isEqualTo("own:grün");
          assertThat(asked.text("/own/404")).isEqualTo("not here");
          assertThat(asked.text("/own/405")).isEqualTo("not here");
          assertThat(asked.send("POST", "/own/405", BodyPublishers.ofString("x")).statusCode())
              .isEqualTo(404);
          HttpResponse<String> read =
              asked.send("POST", "/own/read405", BodyPublishers.ofString("four"));
          assertThat(read.statusCode()).isEqualTo(405);
          assertThat(read.body()).isEqualTo("read 4");
          assertThat(
                  asked.send("POST", "/echo", BodyPublishers.ofString("e".repeat(300_000))).body())
              .hasSize(300_000);
          assertThat(asked.text("/legacy/path/a")).isEqualTo("/legacy /path/a");
        });
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "UNDERTOW")
  void otherStatusesMayBePassedOn(Container container) throws Exception {
    with(
        container,
        "",
        WsgiFilter.applicationFirst(Embedded.application()).passingOn(Set.of(405)),
        asked -> {
          assertThat(asked.text("/nowhere")).isEqualTo("not here");
          assertThat(asked.get("/refused").statusCode()).isEqualTo(404);
        });
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "UNDERTOW")
  void whoIsLoggedInIsTheRemoteUser(Container container) throws Exception {
    Filter login =
        (request, response, chain) -> {
          request.setAttribute("shop.visitor", "Jürgen");
          request.setAttribute("shop.secret", "hidden");
          chain.doFilter(new LoggedIn((HttpServletRequest) request), response);
        };
    with(
        container,
        "/grun",
        login,
        asked -> {
          assertThat(asked.text("/legacy/environ"))
              .contains("REMOTE_USER='J\u00c3\u00bcrgen'", "AUTH_TYPE='BASIC'")
              .contains("shop.visitor='J\u00c3\u00bcrgen'", "SCRIPT_NAME='/grun/legacy'")
              .doesNotContain("shop.secret");
          assertThat(asked.text("/legacy/x/../environ"))
              .contains("PATH_INFO='/environ'", "REQUEST_URI='/grun/legacy/x/../environ'");
          assertThat(asked.offer("/legacy/echo", 100_001)).isEqualTo(413);
        });
  }

  /// A request of somebody the container knows.
  private static final class LoggedIn extends HttpServletRequestWrapper {
    LoggedIn(HttpServletRequest request) {
      super(request);
    }

    @Override
    public String getRemoteUser() {
      return "Jürgen";
    }

    @Override
    public String getAuthType() {
      return "BASIC";
    }
  }
}
