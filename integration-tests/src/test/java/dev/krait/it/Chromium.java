package dev.krait.it;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A headless Chromium that is driven through WebDriver (W3C), just enough of it to look at a page
/// and to click.
final class Chromium implements AutoCloseable {
  private final HttpClient client = HttpClient.newHttpClient();
  private final Process driver;
  private final int port;
  private final Path log;
  private String session = "";

  private Chromium(Process driver, int port, Path log) {
    this.driver = driver;
    this.port = port;
    this.log = log;
  }

  /// Starts a browser with a profile of its own in a folder.
  static Chromium start(Path folder) throws IOException, InterruptedException {
    int port = FreePort.find();
    Path log = folder.resolve("chromedriver.log");
    Process driver =
        new ProcessBuilder("chromedriver", "--port=" + port)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    Chromium chromium = new Chromium(driver, port, log);
    Await.until("chromedriver answers", chromium::isReady);
    Path profile = Files.createTempDirectory(folder, "profile");
    String answer =
        chromium.post(
            "/session",
            """
            {"capabilities": {"alwaysMatch": {"goog:chromeOptions": {"args": [
              "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync",
              "--disable-background-networking", "--disable-component-update", "--user-data-dir=%s"
            ]}}}}
            """
                .formatted(profile));
    chromium.session = "/session/" + chromium.find("\"sessionId\":\"([^\"]+)\"", answer);
    return chromium;
  }

  private boolean isReady() {
    try {
      return send(HttpRequest.newBuilder(address("/status")).build()).contains("\"ready\":true");
    } catch (IOException e) {
      return false;
    }
  }

  void open(URI page) throws IOException {
    post(session + "/url", "{\"url\": \"" + page + "\"}");
  }

  /// What a script returns, as JSON.
  ///
  /// @param script without double quotes and line breaks
  String run(String script) throws IOException {
    return find(
        "\"value\":(.*)\\}$",
        post(session + "/execute/sync", "{\"script\": \"" + script + "\", \"args\": []}"));
  }

  /// Clicks as a person would: on the middle of what can be seen.
  ///
  /// @param selector CSS, without double quotes
  void click(String selector) throws IOException {
    String found =
        post(
            session + "/element", "{\"using\": \"css selector\", \"value\": \"" + selector + "\"}");
    String element = find("\"element-[^\"]+\":\"([^\"]+)\"", found);
    post(session + "/element/" + element + "/click", "{}");
  }

  private String post(String path, String body) throws IOException {
    return send(HttpRequest.newBuilder(address(path)).POST(BodyPublishers.ofString(body)).build());
  }

  private String send(HttpRequest request) throws IOException {
    try {
      HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw new IOException(request + ": " + response.body() + "\n" + Files.readString(log));
      }
      return response.body();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private URI address(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  private String find(String pattern, String text) throws IOException {
    Matcher matcher = Pattern.compile(pattern, Pattern.DOTALL).matcher(text);
    if (!matcher.find()) {
      throw new IOException("no " + pattern + " in " + text);
    }
    return matcher.group(1);
  }

  @Override
  public void close() throws IOException {
    try {
      if (!session.isEmpty()) {
        send(HttpRequest.newBuilder(address(session)).DELETE().build());
      }
    } finally {
      driver.descendants().forEach(ProcessHandle::destroyForcibly);
      driver.destroy();
      client.close();
    }
  }
}
