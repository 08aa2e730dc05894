package dev.krait.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `krait conformance` as a process: Krait keeps every rule, and servers that do anything at all
/// are told what they did.
class ConformanceIT {
  private static final Pattern NOT_KEPT =
      Pattern.compile(
          "\"id\" : \"([^\"]+)\",\\s+\"level\" : \"(must|should|may)\"[^{]*?"
              + "\"state\" : \"(broken|not judged)\"");

  @TempDir private Path folder = Path.of("set by JUnit");

  @Test
  void kraitKeepsEveryRule() throws Exception {
    Path report = folder.resolve("report.json");
    Shell run = conformance("--format", "json", "--output", report.toString());

    String json = Files.readString(report);
    assertThat(NOT_KEPT.matcher(json).results().map(match -> match.group(1)).toList())
        .as(json.length() + " bytes; " + run.log())
        .isEmpty();
    assertThat(json).contains("\"id\" : \"exc-info-replaces\"", "\"runtime\" : \"graalpy 3.12");
    assertThat(run.output()).contains("Krait keeps ");
    assertThat(run.exitCode()).isZero();
  }

  @Test
  void aServerIsShownWithWhatItBreaks() throws Exception {
    Shell run =
        conformance("--server", "wsgiref", "--case", "environ-dict", "input-end", "keep-alive");

    assertThat(run.output())
        .contains("wsgiref of Python 3", "the probe on cpython 3.")
        .containsPattern("(?m)^✓  must +environ-dict ")
        .containsPattern("(?m)^✗  should +keep-alive ")
        .contains("the connection was closed after the first")
        .contains("> GET /keep-alive HTTP/1.1")
        .contains("wsgiref keeps 1 of 1 \"must\" rules");
    assertThat(run.exitCode()).as("no must-rule is broken").isZero();
  }

  @Test
  void aServerThatDiesMidwayIsStartedAnew() throws Exception {
    Shell run = bad("dies", "iterable-list", "iterable-tuple", "iterable-map");

    assertThat(run.output())
        .containsPattern("(?m)^✓  must +iterable-list ")
        .containsPattern("(?m)^✗  must +iterable-tuple ")
        .contains("the server ended with exit code 9")
        .containsPattern("(?m)^✓  must +iterable-map ");
    assertThat(run.exitCode()).isEqualTo(1);
  }

  @Test
  void aServerThatTalksNonsenseOrNothingBreaksWhatItWasAsked() throws Exception {
    Shell run = bad("mumbles", "iterable-list", "iterable-tuple", "iterable-map");

    assertThat(run.output())
        .containsPattern("(?m)^✓  must +iterable-list ")
        .contains("no HTTP answer but 'mumble'", "nothing more came for 5 s");
    assertThat(run.exitCode()).isEqualTo(1);
  }

  @Test
  void aServerThatCannotBeHadSaysWhy() throws Exception {
    Shell missing = conformance("--command", "no-such-server {port}", "--case", "call");
    Shell module =
        conformance("--command", "python3 -c 'import krait_prob' {port}", "--case", "call");
    Shell other = conformance("--url", "http://127.0.0.1:1", "--case", "call");

    assertThat(missing.output()).containsPattern("\\? +must +call").contains("not found");
    assertThat(module.output()).contains("No module named 'krait_prob'");
    assertThat(other.output()).contains("GET /probe gave", "Connection refused");
    assertThat(List.of(missing.exitCode(), module.exitCode(), other.exitCode())).containsOnly(1);
  }

  @Test
  void wrongOptionsAreRefusedAtOnce() throws Exception {
    assertThat(conformance("--server", "gunicron").assertRefused(2).log())
        .contains("did you mean gunicorn?");
    assertThat(conformance("--format", "jsn").assertRefused(2).log())
        .contains("did you mean json?");
    assertThat(conformance("--output", "/").assertRefused(2).log()).contains("cannot write to");
    assertThat(conformance("--command", "gunicorn").assertRefused(2).log()).contains("{port}");
  }

  @Test
  void theEvidenceIsBehindAClick() throws Exception {
    Path page = folder.resolve("report.html");
    conformance(
        "--server",
        "wsgiref",
        "--case",
        "environ-dict",
        "keep-alive",
        "--format",
        "html",
        "--output",
        page.toString());

    try (Chromium browser = Chromium.start(folder)) {
      browser.open(page.toUri());
      assertThat(browser.run("return document.title")).isEqualTo("\"PEP 3333 conformance\"");
      assertThat(browser.run("return document.querySelectorAll('.matrix button').length"))
          .isEqualTo("2");
      String visible = "return document.querySelector('#e1-0').checkVisibility()";
      assertThat(browser.run(visible)).isEqualTo("false");

      browser.click(".broken button");

      assertThat(browser.run(visible)).isEqualTo("true");
      assertThat(browser.run("return document.querySelector('#e1-0').innerText"))
          .contains("the connection was closed after the first", "GET /keep-alive HTTP/1.1");
      assertThat(browser.run("return document.querySelector('#e0-0').checkVisibility()"))
          .isEqualTo("false");
      browser.click(".broken button");
      assertThat(browser.run(visible)).isEqualTo("false");
    }
  }

  private Shell bad(String how, String... cases) throws IOException, InterruptedException {
    Path script = Paths.REPOSITORY.resolve("integration-tests/src/test/python/bad_server.py");
    List<String> arguments =
        new ArrayList<>(
            List.of("--command", "python3 " + script + " " + how + " {port}", "--case"));
    arguments.addAll(List.of(cases));
    return conformance(arguments.toArray(String[]::new));
  }

  private Shell conformance(String... options) throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of("conformance"));
    arguments.addAll(List.of(options));
    return Shell.krait(folder, Map.of(), arguments.toArray(String[]::new));
  }
}
