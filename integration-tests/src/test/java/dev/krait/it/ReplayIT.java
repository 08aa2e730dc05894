package dev.krait.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A Flask application on gunicorn is captured; what was captured is sent to gunicorn and to Krait,
/// then to another version of the application.
class ReplayIT {
  private static final Path SHOP = Paths.FIXTURES.resolve("replay");
  private static final String MIDDLEWARE = Paths.DISTRIBUTION.resolve("lib/python").toString();

  @TempDir private Path folder = Path.of("set by JUnit");

  private Path capture() {
    return folder.resolve("capture.jsonl");
  }

  private void captureAVisit() {
    Map<String, String> environment =
        Map.of("PYTHONPATH", MIDDLEWARE, "CAPTURE", capture().toString());
    try (Server gunicorn = Peer.gunicorn(SHOP, environment, "captured");
        Browser visitor = new Browser(gunicorn.address())) {
      for (String target : List.of("/", "/items/1", "/items/2?full=1", "/none", "/stream")) {
        visitor.play(Step.get(target));
      }
      visitor.play(Step.of("HEAD", "/items/3"));
      visitor.play(Step.get("/login"));
      visitor.play(Step.form("/login", Map.of("user", "ada", "password", "hunter2")));
      assertThat(visitor.play(Step.get("/me")).status()).isEqualTo(200);
    }
  }

  private Shell replay(String... options) throws Exception {
    List<String> arguments = new ArrayList<>(List.of("replay", capture().toString()));
    arguments.addAll(List.of(options));
    return Shell.krait(folder, Map.of(), arguments.toArray(String[]::new));
  }

  private Server onKrait() {
    String venv = Environments.graalpy().toString();
    return Server.krait(
        SHOP,
        Map.of("KRAIT_JIT", "off"),
        List.of(
            "serve",
            "-b",
            "127.0.0.1:0",
            "--venv",
            venv,
            "--warmup-requests",
            capture().toString(),
            "--warmup-time-limit",
            "1",
            "shop:app"));
  }

  @Test
  void whatWasCapturedIsReplayedToBothAndComparedWithAnotherVersion() throws Exception {
    captureAVisit();

    String captured = Files.readString(capture());
    assertThat(captured.lines()).hasSize(9);
    assertThat(captured).contains("user=ada").doesNotContain("hunter2");
    try (Server gunicorn = Peer.gunicorn(SHOP, Map.of(), "shop:app");
        Server krait = onKrait()) {
      String a = gunicorn.address().toString();
      Shell both = replay("--unsafe", "--target", a, "--target", krait.address().toString());

      assertThat(both.output()).contains("agreement: 100.0 % (9 of 9)", "latency: B takes");
      assertThat(both.exitCode()).as(both.output()).isZero();
      Shell recorded = replay("--unsafe", "--target", krait.address().toString());
      assertThat(recorded.output())
          .contains("A: the recorded answers", "agreement: 100.0 % (9 of 9)");
      compareWithTheNewVersion(a);
    }
  }

  private void compareWithTheNewVersion(String a) throws Exception {
    Path page = folder.resolve("report.html");
    Path json = folder.resolve("report.json");
    try (Server changed = Peer.gunicorn(SHOP, Map.of("SHOP", "new"), "shop:app")) {
      String b = changed.address().toString();
      String[] options = {
        "--target", a, "--target", b, "--html", page.toString(), "--json", json.toString()
      };
      Shell run = replay(options);

      assertThat(run.exitCode()).as(run.output()).isEqualTo(1);
      assertThat(run.output())
          .contains("note: 1 request not sent")
          .contains("/price: 1.5 → \"1.5\"", "line 5:  → line 4");
      assertThat(Files.readString(json)).contains("\"agrees\" : false", "\"place\" : \"/price\"");
      String[] ignoring = {
        "--target", a, "--target", b, "--ignore", "/price", "--ignore", "text ^line 4$"
      };
      assertThat(replay(ignoring).output()).contains("/items/", "agreement: 75.0 %");
    }
    lookAt(page);
  }

  private void lookAt(Path page) throws Exception {
    try (Chromium browser = Chromium.start(folder)) {
      browser.open(page.toUri());

      assertThat(browser.run("return document.title")).contains("% agreement");
      assertThat(browser.run("return document.querySelectorAll('script').length")).isEqualTo("0");
      assertThat(browser.run("return document.body.innerText"))
          .contains("GET /items/*", "/price", "1.5", "line 4", "1 request not sent");
      assertThat(browser.run("return document.body.scrollWidth <= window.innerWidth"))
          .isEqualTo("true");
      browser.click("summary");
      assertThat(browser.run("return document.querySelector('section').checkVisibility()"))
          .isEqualTo("false");
    }
  }
}
