package dev.krait.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// The sample of Flask inside Spring Boot, as one jar: one login for both.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SpringBootIT {
  private static final Path SAMPLE = Paths.REPOSITORY.resolve("java-samples/spring-boot");
  private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\".*?value=\"([^\"]+)\"");

  @TempDir private static Path folder = Path.of("set by JUnit");
  private @Nullable Process started;
  private String base = "";

  @BeforeAll
  void start() throws IOException {
    Path log = folder.resolve("log");
    Process process =
        Shell.clean(
                new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-jar",
                    SAMPLE.resolve("target/shop.jar").toString(),
                    "--server.port=0",
                    "--legacy.venv=" + Environments.graalpy()))
            .directory(SAMPLE.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    Await.until(
        "the shop is there",
        Duration.ofMinutes(3),
        () -> !process.isAlive() || PORT.matcher(read(log)).find());
    Matcher port = PORT.matcher(read(log));
    assertThat(port.find()).as(read(log)).isTrue();
    started = process;
    base = "http://127.0.0.1:" + port.group(1);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @AfterAll
  void stop() throws InterruptedException {
    Process process = started;
    if (process != null) {
      process.destroy();
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }
  }

  private static HttpClient visitor() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .followRedirects(HttpClient.Redirect.NORMAL)
        .cookieHandler(new CookieManager())
        .build();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(base + path))
        .header("Accept", "text/html"); // a browser
  }

  private static HttpResponse<String> send(HttpClient visitor, HttpRequest.Builder request)
      throws Exception {
    return visitor.send(request.build(), BodyHandlers.ofString());
  }

  @Test
  void onceLoggedInBothShopsKnowWhoItIs() throws Exception {
    HttpClient visitor = visitor();
    String login = send(visitor, request("/legacy/")).body();
    Matcher token = TOKEN.matcher(login);
    assertThat(token.find()).as(login).isTrue();
    String form =
        "username=ada&password=lovelace&_csrf="
            + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8);

    HttpResponse<String> after =
        send(
            visitor,
            request("/login")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));

    assertThat(after.body()).isEqualTo("Python knows ada");
    assertThat(send(visitor, request("/me")).body()).isEqualTo("Java knows ada");
    assertThat(send(visitor, request("/legacy/cart")).body()).isEqualTo("/legacy/");
  }

  @Test
  void formsOfTheOldShopArrive() throws Exception {
    String credentials =
        Base64.getEncoder().encodeToString("ada:lovelace".getBytes(StandardCharsets.UTF_8));

    HttpResponse<String> order =
        send(
            visitor(),
            request("/legacy/orders")
                .header("Authorization", "Basic " + credentials)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("what=" + "tea".repeat(40_000))));

    assertThat(order.statusCode()).as(order.body()).isEqualTo(201);
    assertThat(order.body()).contains("\"customer\":\"ada\"", "teatea").hasSizeGreaterThan(120_000);
  }

  @Test
  void strangersSeeTheNewShopOnly() throws Exception {
    assertThat(send(visitor(), request("/")).body()).isEqualTo("The new shop");
    List<String> guarded = List.of("/legacy/", "/legacy/cart", "/me", "/x/../legacy/cart");
    for (String path : guarded) {
      assertThat(send(visitor(), request(path)).body()).as(path).contains("Please sign in");
    }
  }
}
