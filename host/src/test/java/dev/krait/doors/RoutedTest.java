package dev.krait.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.krait.client.WsgiClient;
import dev.krait.client.WsgiFailure;
import dev.krait.client.WsgiResponse;
import dev.krait.embed.WsgiApplication;
import dev.krait.embed.WsgiApplicationBuilder;
import dev.krait.embed.WsgiConfigException;
import dev.krait.exchange.Exchange;
import dev.krait.exchange.RequestLine;
import dev.krait.exchange.TextPage;
import dev.krait.listener.JavaOwner;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The migration table of an application inside a Java program: each kind of owner, behind each
/// door.
class RoutedTest {
  @TempDir private static Path folder = Path.of("set by JUnit");
  private static HttpServer other;
  private static final Queue<String> copies = new ConcurrentLinkedQueue<>();
  private static final CountDownLatch held = new CountDownLatch(2);
  private static final CountDownLatch release = new CountDownLatch(1);
  private static WsgiApplication routed;

  @BeforeAll
  static void start() throws IOException {
    other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    other.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    other.createContext(
        "/",
        exchange -> {
          if (exchange.getRequestURI().getPath().endsWith("/hold")) {
            hold();
          }
          String text = "other: " + exchange.getRequestMethod() + " " + exchange.getRequestURI();
          byte[] sent = text.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, sent.length);
          exchange.getResponseBody().write(sent);
          exchange.close();
        });
    other.start();
    routed = describe().start();
  }

  private static WsgiApplicationBuilder describe() {
    return embedded()
        .name("routed")
        .route("/other/* = proxy " + server())
        .route("/missing/* = python-else-proxy " + server())
        .route("GET /path/stock/{item} = java stock else python")
        .route("/path/all = canary 100% python else java stock by address")
        .route("/path/none = canary 0% python else java stock by address")
        .route("/path/shadow = shadow python with java copied")
        .route("/path/inside = shadow java copied with python")
        .route("/broken = java broken")
        .route("/undertow = java undertow")
        .handler("stock", RoutedTest::stock)
        .handler("copied", RoutedTest::copied)
        .handler(
            "broken",
            _ -> {
              throw new IllegalStateException("the shelf is locked");
            })
        .handler(
            "undertow", new JavaOwner(exchange -> exchange.getResponseSender().send("Undertow's")))
        .option("shadow-file", folder.resolve("differences.jsonl").toString());
  }

  @AfterAll
  static void stop() {
    routed.close();
    other.stop(0);
  }

  private static WsgiApplicationBuilder embedded() {
    return WsgiApplication.builder("embedded").directory(Embedded.FOLDER);
  }

  private static String server() {
    return "http://127.0.0.1:" + other.getAddress().getPort();
  }

  private static void hold() {
    held.countDown();
    try {
      release.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void stock(Exchange exchange) {
    boolean missing = exchange.request().line().path().endsWith("/none-left");
    answer(exchange, missing ? 404 : 200, "Java's stock");
  }

  private static void copied(Exchange exchange) {
    RequestLine line = exchange.request().line();
    copies.add(line.script() + " " + line.path());
    answer(exchange, 200, "Java's copy");
  }

  private static void answer(Exchange exchange, int status, String text) {
    TextPage page = TextPage.of(status, "", text);
    boolean _ = exchange.response().start(page.head(), page.bytes(), true);
  }

  private static WsgiClient client() {
    return WsgiClient.of(routed).at("http://localhost/legacy");
  }

  private static String get(String target) {
    return client().get(target).text();
  }

  @Test
  void eachKindOfOwnerAnswers() {
    assertThat(get("/path/of/nobody")).isEqualTo("/legacy /path/of/nobody");
    assertThat(get("/other/x?y=1")).isEqualTo("other: GET /legacy/other/x?y=1");
    assertThat(client().post("/other/x", "text/plain", "a body").text())
        .isEqualTo("other: POST /legacy/other/x");
    assertThat(get("/missing/x")).isEqualTo("other: GET /legacy/missing/x");
    assertThat(get("/path/stock/tea")).isEqualTo("Java's stock");
    assertThat(get("/path/stock/none-left")).isEqualTo("/legacy /path/stock/none-left");
    assertThat(get("/path/all")).isEqualTo("/legacy /path/all");
    assertThat(get("/path/none")).isEqualTo("Java's stock");
  }

  @Test
  void aShadowSeesTheRequestAsItWas() throws Exception {
    assertThat(get("/path/shadow")).isEqualTo("/legacy /path/shadow");
    await(() -> copies.contains("/legacy /path/shadow"));
    assertThat(get("/path/inside")).isEqualTo("Java's copy");
    ObjectName bean = new ObjectName("dev.krait:type=Routes,application=\"routed\"");

    await(() -> jmx(bean, "Shadow").contains("/path/inside different"));
    assertThat(jmx(bean, "Requests")).contains("/path/shadow -> python");
  }

  private static String jmx(ObjectName bean, String attribute) {
    try {
      return String.valueOf(
          ManagementFactory.getPlatformMBeanServer().getAttribute(bean, attribute));
    } catch (javax.management.JMException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void whatAHandlerThrowsIsAnsweredAndTold() {
    assertThatThrownBy(() -> get("/broken"))
        .isInstanceOf(WsgiFailure.class)
        .hasMessageContaining("the shelf is locked");
    assertThat(client().tolerant().get("/broken").status()).isEqualTo(500);
    assertThatThrownBy(() -> get("/undertow")).hasMessageContaining("did not come over Undertow");
  }

  @ParameterizedTest
  @EnumSource
  void everyDoorLeadsToTheTable(Container container) throws Exception {
    Container.Running running = container.start(routed);
    try (HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      URI base = URI.create("http://127.0.0.1:" + running.port());

      assertThat(body(http, base.resolve("/legacy/other/x")))
          .isEqualTo("other: GET /legacy/other/x");
      assertThat(body(http, base.resolve("/legacy/missing/x")))
          .isEqualTo("other: GET /legacy/missing/x");
      assertThat(body(http, base.resolve("/legacy/path/stock/tea"))).isEqualTo("Java's stock");
      assertThat(body(http, base.resolve("/legacy/path/stock/none-left")))
          .isEqualTo("/legacy /path/stock/none-left");
      assertThat(body(http, base.resolve("/legacy/broken"))).contains("Internal Server Error");
      if (container == Container.UNDERTOW) {
        assertThat(body(http, base.resolve("/legacy/undertow"))).isEqualTo("Undertow's");
      }
    } finally {
      running.stop().close();
    }
  }

  private static String body(HttpClient http, URI url) throws Exception {
    HttpResponse<String> answer =
        http.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString());
    return answer.body();
  }

  @Test
  void closeWaitsForOtherServersAndGivesUpInTheEnd() throws Exception {
    WsgiApplication patient = embedded().route("/* = proxy " + server()).start();
    WsgiApplication hasty = embedded().name("hasty").route("/* = proxy " + server()).start();
    CompletableFuture<WsgiResponse> late = inBackground(hasty);
    CompletableFuture<WsgiResponse> waiting = inBackground(patient);
    held.await();

    assertThat(hasty.close(Duration.ofMillis(20))).isEqualTo(1);
    assertThat(late.get().status()).isEqualTo(502);
    CompletableFuture<Integer> closing =
        CompletableFuture.supplyAsync(() -> patient.close(Duration.ofMinutes(1)));
    await(() -> !patient.ready());
    assertThat(closing).isNotDone();
    release.countDown();
    assertThat(waiting.get().text()).isEqualTo("other: GET /hold");
    assertThat(closing.get()).isZero();
    assertThat(WsgiClient.of(patient).tolerant().get("/x").status()).isEqualTo(503);
  }

  private static CompletableFuture<WsgiResponse> inBackground(WsgiApplication application) {
    WsgiClient client = WsgiClient.of(application).tolerant();
    CompletableFuture<WsgiResponse> answer = new CompletableFuture<>();
    Thread _ = Thread.ofVirtual().start(() -> answer.complete(client.get("/hold")));
    return answer;
  }

  @Test
  void mistakesAreSaidInTheWordsOfTheCommand() {
    refuses(
        embedded().route("/a = pyton").workers(0),
        "route(…): '/a = pyton' has an unknown owner 'pyton'; did you mean 'python'?",
        "workers(…): '0'");
    refuses(
        embedded().route("/a = python").route("/a = proxy http://h"),
        "route(…): '/a = proxy http://h' is a second rule for /a",
        "take one of the two out");
    refuses(
        embedded().route("/a = proxy localhost"),
        "is none of a server; write it like http://127.0.0.1:9000");
    refuses(
        embedded().route("/a = java Nowhere"),
        "route(…): the class 'Nowhere' is in none of",
        "give a handler by that name");
    refuses(
        embedded().route("/a = python").handler("unused", RoutedTest::stock),
        "handler(…): 'unused' is named by no rule");
    refuses(embedded().option("proxy-timeout", "0"), "option(\"proxy-timeout\", …): '0'");
    assertThatThrownBy(
            () -> embedded().handler("a", RoutedTest::stock).handler("a", RoutedTest::stock))
        .isInstanceOf(WsgiConfigException.class)
        .hasMessageContaining("handler(…): 'a' is the name of another handler already");
  }

  private static void refuses(WsgiApplicationBuilder builder, String... parts) {
    assertThatThrownBy(builder::build)
        .isInstanceOf(WsgiConfigException.class)
        .satisfies(e -> assertThat(e.getMessage()).contains(parts));
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    while (!condition.getAsBoolean()) {
      Thread.sleep(5);
    }
  }
}
