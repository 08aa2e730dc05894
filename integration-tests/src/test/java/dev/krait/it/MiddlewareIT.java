package dev.krait.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.util.Comparator;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The samples' and popular middlewares around applications and around each other, with
/// `wsgiref.validate` on both sides of each; on gunicorn the same holds.
class MiddlewareIT {
  private static final InnerAnswers INNER = new InnerAnswers();
  private static StackHosts hosts;

  @BeforeAll
  static void start() {
    hosts = StackHosts.start();
  }

  @AfterAll
  static void stop() {
    hosts.close();
  }

  /// Every pair goes around the plain application both ways, around Flask one way. Profiling is
  /// slow, and all Python is slower from the first profile on: it comes last and not in each pair.
  static Stream<Arguments> stacks() {
    Stream<Stack> singles = Stream.of("plain", "flask", "webob").flatMap(Stack::singles);
    Stream<Stack> full =
        Stream.of(Stack.full("plain"), Stack.full("flask"), Stack.full("plain").reversed());
    Stream<Stack> aroundFlask =
        Stack.pairs("flask")
            .filter(Stack::isInOrderOfLayers)
            .filter(stack -> !stack.has(Layer.PROFILER));
    return Stream.of(singles, Stack.pairs("plain"), aroundFlask, full)
        .flatMap(Function.identity())
        .sorted(Comparator.comparing(stack -> stack.has(Layer.PROFILER)))
        .flatMap(stack -> Stream.of("krait", "gunicorn").map(host -> arguments(host, stack)));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("stacks")
  void everyLayerDoesItsWorkAndTheInnerAnswerStaysWhole(String host, Stack stack) {
    Server server = hosts.named(host);
    try (StackClient client = new StackClient(server, stack)) {
      INNER.check(server, client);
      stack.layers().forEach(new LayerChecks(client)::check);
      checkClosed(client);
    }
  }

  /// WebOb forgets the iterable that it compresses; `test_blocks.py` has that.
  private static void checkClosed(StackClient client) {
    if (client.stack().has(Layer.WEBOB_GZIP)) {
      client.ask("/forget");
    }
    Await.until("all is closed once", () -> client.ask("/unclosed").isEmpty());
  }

  /// Profiles hold blocks back by design; digest passes them as basic does, once challenged.
  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"PROFILER", "PASTE_DIGEST"})
  void blockPassesTheLayerBeforeTheNextIsAskedFor(Layer layer) throws IOException {
    Stack stack = Stack.of("plain", layer);
    String page = stack.path() + "/gated?" + layer;
    try (RawHttp client = new RawHttp(hosts.krait().port())) {
      String password = "Authorization: " + new Credentials("ada", "lovelace").basic();
      client.send("GET %s HTTP/1.1\r\nHost: h\r\n%s\r\n\r\n".formatted(page, password));
      client.readHead();
      boolean changed = layer == Layer.TRANSFORMATION;

      assertThat(client.readChunk()).isEqualTo(changed ? "irstfay " : "first ");
      RawHttp.get(hosts.krait().port(), "/stack/plain/bare/open-gate?" + layer);
      assertThat(client.readChunk()).isEqualTo(changed ? "econdsay " : "second ");
    }
  }

  /// `krait python` is GraalPy without what Krait adds when it serves.
  @ParameterizedTest
  @ValueSource(strings = {"krait", "cpython"})
  void pythonTestsOfTheStacksAndOfTheSamplePass(String python)
      throws IOException, InterruptedException {
    Shell tests = StackHosts.test(python, "test_blocks", "test_webtest", "test_hello");

    assertThat(tests.exitCode()).as(tests.log()).isZero();
    assertThat(tests.log()).containsPattern("Ran \\d{2,} tests");
  }

  /// The validator asks for more than PEP 3333 does, in three places that popular code trips over.
  @ParameterizedTest
  @CsvSource({
    // Werkzeug gives every response a Content-Type; neither the PEP nor RFC 9110 forbids it
    "krait,    flask/bare,           GET,  /empty,           204",
    "gunicorn, flask/bare,           GET,  /empty,           204",
    // the PEP wants servers to allow read() without a size, and Werkzeug counts on
    // wsgi.input_terminated then
    "krait,    flask-unlimited/bare, POST, /echo,            200",
    "gunicorn, flask-unlimited/bare, POST, /echo,            200",
    // the PEP wants no Content-Type of an answer without a body
    "krait,    plain/whitenoise,     POST, /white/style.css, 405",
    "gunicorn, plain/whitenoise,     POST, /white/style.css, 405"
  })
  void validatorRefusesWhatWorksWithoutIt(
      String host, String stack, String method, String page, int status) {
    Step step = method.equals("POST") ? Step.json("POST", page, "{}") : Step.of(method, page);
    try (Browser browser = new Browser(hosts.named(host).address())) {
      assertThat(browser.play(step.at("/stack/" + stack + page)).status()).isEqualTo(500);
      assertThat(browser.play(step.at("/unchecked/" + stack + page)).status()).isEqualTo(status);
    }
  }

  /// It looks at the headers before the first block is asked for, and compresses only what is not
  /// written.
  @ParameterizedTest
  @ValueSource(strings = {"krait", "gunicorn"})
  void gzipOfPasteStandsNeitherALateStartNorWrite(String host) {
    Stack stack = Stack.of("plain", Layer.PASTE_GZIP);
    try (StackClient client = new StackClient(hosts.named(host), stack)) {
      Reply late = client.play(Step.get("/late").with("Accept-Encoding", "gzip"));
      Reply written = client.play(Step.get("/written").with("Accept-Encoding", "gzip"));

      assertThat(late.status()).isEqualTo(500);
      assertThat(StackClient.field(written, "Content-Encoding")).isEqualTo("gzip");
      assertThat(written.body()).startsWith("The krait \u001f\u008b");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"krait", "gunicorn"})
  void repozeWhoTakesNoWrittenBytes(String host) {
    Server server = hosts.named(host);
    try (StackClient client = new StackClient(server, Stack.of("plain", Layer.REPOZE_WHO))) {
      assertThat(client.get("/written").status()).isEqualTo(500);
    }
    Await.until("it is logged", () -> server.log().contains("TypeError: "));
  }
}
