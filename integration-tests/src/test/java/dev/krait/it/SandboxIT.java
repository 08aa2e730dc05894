package dev.krait.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krait.it.RawHttp.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An application that tries to get out, on a host as it is by default and in the sandbox.
class SandboxIT {
  private static final List<String> MODULES =
      List.of(
          "escapes",
          "escape_tools",
          "escapes_to_files",
          "escapes_to_java",
          "escapes_to_system",
          "sandboxed");

  @TempDir private static Path base = Path.of("set by JUnit");
  private static Server open;
  private static Server sandbox;

  @BeforeAll
  static void start() throws IOException {
    Path folder = Files.createDirectories(base.resolve("app"));
    for (String module : MODULES) {
      Files.copy(Paths.FIXTURES.resolve(module + ".py"), folder.resolve(module + ".py"));
    }
    Files.writeString(base.resolve("secret.txt"), "secret");
    Files.writeString(base.resolve("outsider.py"), "VALUE = 'secret'\n");
    Path scratch = Files.createDirectories(folder.resolve("scratch"));
    Files.writeString(scratch.resolve("kept"), "kept");
    Files.createSymbolicLink(scratch.resolve("dangling"), base.resolve("made-by-a-link"));
    Files.createSymbolicLink(scratch.resolve("up"), base);
    Files.createSymbolicLink(folder.resolve("out"), base.resolve("secret.txt"));
    Files.createSymbolicLink(folder.resolve("up"), base);
    open = start("--environ", "sandboxed=no", "escapes:app");
    sandbox =
        start(
            "--venv",
            Environments.graalpy().toString(),
            "--environ",
            "sandboxed=yes",
            "--sandbox",
            "--sandbox-writable",
            "scratch",
            "sandboxed:app");
  }

  private static Server start(String... arguments) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "serve",
                "-b",
                "127.0.0.1:0",
                "--env",
                "SECRET_FILE=" + base.resolve("secret.txt")));
    all.addAll(List.of(arguments));
    return Server.krait(
        base.resolve("app"), Map.of("KRAIT_JIT", "off", "SECRET_VARIABLE", "secret"), all);
  }

  @AfterAll
  static void stop() {
    open.close();
    sandbox.close();
  }

  private static String get(Server server, String target) throws IOException {
    Answer answer = RawHttp.get(server.port(), target);
    assertThat(answer.status()).as(target + server.log()).isEqualTo(200);
    return answer.body();
  }

  private static List<String> attempts(Server server) throws IOException {
    return get(server, "/").lines().toList();
  }

  @Test
  void javaIsOutOfReachByDefault() throws IOException {
    Map<String, String> got = new TreeMap<>();
    for (String attempt : attempts(open)) {
      if (attempt.startsWith("java")) {
        got.put(attempt, get(open, "/" + attempt));
      }
    }

    assertThat(got).hasSizeGreaterThan(8);
    assertThat(got.values()).allSatisfy(text -> assertThat(text).startsWith("refused "));
  }

  @Test
  void whatTheSandboxRefusesIsThereByDefault() throws IOException {
    Set<String> got = new TreeSet<>();
    for (String attempt :
        List.of("file_by_path", "process_run", "variable_of_the_host", "thread_started")) {
      got.add(get(open, "/" + attempt).substring(0, 4));
    }

    assertThat(got).containsExactly("got ");
  }

  @Test
  void nothingGetsOutOfTheSandbox() throws IOException {
    Map<String, String> got = new TreeMap<>();
    for (String attempt : attempts(sandbox)) {
      got.put(attempt, get(sandbox, "/" + attempt));
    }

    assertThat(got).hasSizeGreaterThan(30);
    assertThat(got.values()).allSatisfy(text -> assertThat(text).startsWith("refused "));
    for (String search :
        List.of(
            "java_members",
            "java_reflection",
            "java_exception",
            "signal_handled",
            "response_split")) {
      assertThat(got.get(search)).as(search).isEqualTo("refused LookupError: nothing was found");
    }
    assertThat(got.get("native_sqlite")).contains("'_sqlite3' is native code", "--sandbox");
    assertThat(got.get("process_run")).contains("no processes in the sandbox", "--sandbox");
    assertThat(got.get("socket_made")).contains("no sockets in the sandbox", "--sandbox");
    assertThat(got.get("thread_started")).contains("--sandbox-threads");
    assertThat(base.resolve("made-by-a-link")).doesNotExist();
    assertThat(base.resolve("secret.txt")).hasContent("secret");
  }

  @Test
  void anExitEndsARequestAtMost() throws IOException {
    assertThat(RawHttp.get(sandbox.port(), "/works/sys_exit").status()).isEqualTo(500);
    assertThat(RawHttp.get(sandbox.port(), "/works/os_exit").status()).isEqualTo(500);
    assertThat(get(sandbox, "/works/paths")).isEqualTo("done");
  }

  @Test
  void anApplicationStillWorksInTheSandbox() throws IOException {
    for (String way : List.of("paths", "own_files", "writable", "variables", "modules", "idna")) {
      assertThat(get(sandbox, "/works/" + way)).as(way).isEqualTo("done");
    }
    assertThat(get(sandbox, "/works/file")).contains("An application that tries to get out");
  }

  @Test
  void flaskRunsAndTakesUploads() throws IOException {
    String part =
        "--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"f\"\r\n\r\n"
            + "x".repeat(700_000)
            + "\r\n--b--\r\n";
    Answer answer =
        RawHttp.ask(
            sandbox.port(),
            "POST /works/flask HTTP/1.1\r\nHost: h\r\nContent-Type: multipart/form-data; boundary=b\r\n"
                + "Content-Length: "
                + part.length()
                + "\r\n\r\n"
                + part);

    assertThat(answer.status()).as(sandbox.log()).isEqualTo(200);
    assertThat(answer.body()).contains("&lt;Ada&gt;", "700000", "http://h/");
  }

  @Test
  void largeBodiesArriveWhole() throws IOException {
    String body = "0123456789".repeat(50_000);
    Answer answer =
        RawHttp.ask(
            sandbox.port(),
            "POST /works/length HTTP/1.1\r\nHost: h\r\nContent-Length: 500000\r\n\r\n" + body);

    assertThat(answer.body()).isEqualTo("500000 9");
  }

  @Test
  void whatCannotBeLoadedInTheSandboxSaysSo() throws Exception {
    Path folder = Files.createDirectories(base.resolve("native"));
    Files.writeString(folder.resolve("native.py"), "import sqlite3\n\ndef app(e, s):\n    pass\n");
    Shell ended = Shell.krait(folder, Map.of("KRAIT_JIT", "off"), "serve", "--sandbox", "native");

    assertThat(ended.assertRefused(3).log())
        .contains("the module '_sqlite3' is native code, which the sandbox does not run")
        .contains("run the application without --sandbox");
  }
}
