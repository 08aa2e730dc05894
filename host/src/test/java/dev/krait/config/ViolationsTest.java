package dev.krait.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ViolationsTest {
  @TempDir Path folder;

  private static List<String> messages(Sources sources) {
    ConfigException failure = catchThrowableOfType(ConfigException.class, sources::load);
    assertThat(failure).as("no violation").isNotNull();
    return failure.violations().stream().map(Violation::message).toList();
  }

  private Sources sources() {
    return Sources.in(folder).flag("app", "a");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          workers | 0        | --workers: '0' is not a whole number from 1 to 1000; correct it, or leave it out for the default, 1
          workers | many     | --workers: 'many' is not a whole number from 1 to 1000; correct it, or leave it out for the default, 1
          threads | 99999999999 | --threads: '99999999999' is not a whole number from 1 to 10000; correct it, or leave it out for the default, 4
          limit-request-body | -1 | --limit-request-body: '-1' is not a whole number of bytes, or 0 for no limit; correct it, or leave it out for the default, 1073741824
          timeout | soon     | --timeout: 'soon' is not a number of seconds from 0 to 1000000, such as 30, 0.5, 30s or 2m; correct it, or leave it out for the default, 30
          timeout | -1       | --timeout: '-1' is not a number of seconds from 0 to 1000000, such as 30, 0.5, 30s or 2m; correct it, or leave it out for the default, 30
          keep-alive | 0     | --keep-alive: '0' is not a number of seconds above 0 to 1000000, such as 30, 0.5, 30s or 2m; correct it, or leave it out for the default, 15
          queue-timeout | 300h | --queue-timeout: '300h' is not a number of seconds above 0 to 1000000, such as 30, 0.5, 30s or 2m; correct it, or leave it out for the default, 30
          max-heap | lots    | --max-heap: 'lots' is not a share such as 90%, a size such as 512m or 2g, or 0; correct it, or leave it out for the default, 90%
          max-heap | 101%    | --max-heap: '101%' is not a share such as 90%, a size such as 512m or 2g, or 0; correct it, or leave it out for the default, 90%
          log-level | loud   | --log-level: 'loud' is not one of debug, info, warning, error, critical; correct it, or leave it out for the default, info
          bind | h:70000     | --bind: 'h:70000' has a port above 65535; choose one from 1024 to 65535, or 0 to have a free one picked
          bind | unix:/run/x | --bind: 'unix:/run/x' is a socket file or descriptor, which Krait does not support; use a TCP address such as 127.0.0.1:8000
          bind | 8000        | --bind: '8000' names no host; write :8000 for every interface, or HOST:8000
          bind | ::1         | --bind: '::1' is not HOST:PORT, :PORT, HOST or [IPV6]:PORT; put an IPv6 address into brackets, as in [::1]:8000
          bind | http://h:80 | --bind: 'http://h:80' is not HOST:PORT, :PORT, HOST or [IPV6]:PORT; leave out the scheme, as in 127.0.0.1:8000
          bind | *:80        | --bind: '*:80' is not HOST:PORT, :PORT, HOST or [IPV6]:PORT; write 0.0.0.0 for every interface, as in 0.0.0.0:8000
          bind | h:http      | --bind: 'h:http' is not HOST:PORT, :PORT, HOST or [IPV6]:PORT; write it like 127.0.0.1:8000
          mount | shop       | --mount: 'shop' is not / or a path such as /shop; begin it with one slash, and use letters, digits and -._~ only
          mount | /shop/     | --mount: '/shop/' ends with a slash; leave that out: /shop
          mount | //shop     | --mount: '//shop' is not / or a path such as /shop; begin it with one slash, and use letters, digits and -._~ only
          mount | /a/../b    | --mount: '/a/../b' is not / or a path such as /shop; begin it with one slash, and use letters, digits and -._~ only
          env | DEBUG        | --env: 'DEBUG' is not NAME=VALUE; write it like DEBUG=1
          chdir | nowhere    | --chdir: 'FOLDER/nowhere' does not exist; name the application's folder
          config | no.toml   | configuration file: 'no.toml' does not exist; name an existing file, or leave --config out
          venv | ``          | --venv: '' is not a path; correct it, or leave it out
          """)
  void aFlagIsRefusedWithItsValueTheRuleAndARemedy(String key, String value, String message) {
    assertThat(messages(sources().flag(key, value)))
        .containsExactly(message.replace("FOLDER", folder.toString()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          warmup.paths | api  | --warmup: 'api' is not a path such as /api/items?limit=5; begin it with a slash, and escape special characters, such as a blank as %20
          warmup.paths | /a b | --warmup: '/a b' is not a path such as /api/items?limit=5; begin it with a slash, and escape special characters, such as a blank as %20
          warmup.paths | /a#b | --warmup: '/a#b' is not a path such as /api/items?limit=5; begin it with a slash, and escape special characters, such as a blank as %20
          warmup.time-limit | 0 | --warmup-time-limit: '0' is not a number of seconds above 0 to 1000000, such as 30, 0.5, 30s or 2m; correct it, or leave it out for the default, 120
          """)
  void aFlagOfTheWarmUpIsRefusedInTheSameWay(String key, String value, String message) {
    aFlagIsRefusedWithItsValueTheRuleAndARemedy(key, value, message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          workers = "many"  | krait.toml line 1, workers: '"many"' is a string, not an integer; write a whole number from 1 to 1000
          workers = 1.5     | krait.toml line 1, workers: '1.5' is a number with a fraction, not an integer; write a whole number from 1 to 1000
          workers = 0       | krait.toml line 1, workers: '0' is not a whole number from 1 to 1000; correct it, or leave it out for the default, 1
          reload = "yes"    | krait.toml line 1, reload: '"yes"' is a string, not true or false; write true or false
          timeout = true    | krait.toml line 1, timeout: 'true' is a boolean, not a number or a string; write a number of seconds from 0 to 1000000, such as 30, 0.5, 30s or 2m
          bind = [":1", 2]  | krait.toml line 1, bind: '[":1",2]' is an array, not a string or an array of strings; write HOST:PORT, :PORT, HOST or [IPV6]:PORT
          mount = 3         | krait.toml line 1, mount: '3' is an integer, not a string; write / or a path such as /shop, without a slash at its end
          env = {A = [1]}   | krait.toml line 1, env: '{"A":[1]}' is a table, not a table of strings or an array of "NAME=VALUE" strings; write NAME=VALUE
          wrokers = 2       | krait.toml line 1: 'wrokers' is not a known key; did you mean 'workers'?
          max_requests = 2  | krait.toml line 1: 'max_requests' is not a known key; did you mean 'max-requests'?
          warmup = "/"      | krait.toml line 1: '"/"' is not a table; write [warmup] on a line of its own and the table's keys below it
          warmup.paths = 3  | krait.toml line 1, warmup.paths: '3' is an integer, not a string or an array of strings; write a path such as /api/items?limit=5
          warmup = {path = "/"} | krait.toml line 1: 'warmup.path' is not a known key; did you mean 'warmup.paths'?
          config = "x.toml" | krait.toml line 1: 'config' cannot be set in the file it names; take it out
          workers 2         | krait.toml line 1, column 8: 'workers 2' is not TOML: Unknown token; write KEY = VALUE, each key once, strings in double quotes
          mount = "/\\u0000"| krait.toml line 1, mount: '/\\u0000' is not / or a path such as /shop; begin it with one slash, and use letters, digits and -._~ only
          venv = "\\u0000"  | krait.toml line 1, venv: '\\u0000' is not a path: Nul character not allowed; correct it, or leave it out
          """)
  void aKeyOfTheFileIsRefusedWithItsLine(String line, String message) throws IOException {
    Files.writeString(folder.resolve("krait.toml"), line + "\n");

    assertThat(messages(sources())).containsExactly(message);
  }

  @Test
  void aNameLikeOneThatIsAllowedIsRefusedWithThatOne() {
    assertThat(messages(sources().flag("conformance", "stirct").flag("log-level", "warnin")))
        .containsExactly(
            "--conformance: 'stirct' is not one of strict, warn, compat; did you mean 'strict'?",
            "--log-level: 'warnin' is not one of debug, info, warning, error, critical; did you"
                + " mean 'warning'?");
    assertThat(messages(sources().flag("conformance", "lax")))
        .containsExactly(
            "--conformance: 'lax' is not one of strict, warn, compat; correct it, or leave it out"
                + " for the default, warn");
  }

  @Test
  void aKeyNoKeyIsLikeGetsTheListOfKeys() throws IOException {
    Files.writeString(folder.resolve("krait.toml"), "[server]\nworkers = 2\n");

    assertThat(messages(sources()))
        .singleElement()
        .asString()
        .startsWith("krait.toml line 1: 'server' is not a known key; the keys are access-logfile,");
  }

  @Test
  void aKeyInATableIsRefusedWithItsLine() throws IOException {
    Files.writeString(
        folder.resolve("krait.toml"),
        "[env]\nunsafe = 1\n\n[warmup]\nunsafe = 1\ntime-limit = 0\nlimit = 1\n");

    assertThat(messages(sources()))
        .satisfiesExactly(
            first -> assertThat(first).startsWith("krait.toml line 5, warmup.unsafe: '1' is"),
            second -> assertThat(second).startsWith("krait.toml line 6, warmup.time-limit: '0' is"),
            third ->
                assertThat(third).startsWith("krait.toml line 7: 'warmup.limit' is not a known"));
  }

  @Test
  void aKeyGivenTwiceIsASyntaxErrorOnItsSecondLine() throws IOException {
    Files.writeString(folder.resolve("krait.toml"), "workers = 2\nworkers = 3\n");

    assertThat(messages(sources()))
        .containsExactly(
            "krait.toml line 2, column 11: 'workers = 3' is not TOML: Duplicate key; write KEY ="
                + " VALUE, each key once, strings in double quotes");
  }

  @Test
  void aFileThatIsNotTextOrNoFileAtAllIsRefused() throws IOException {
    Files.write(folder.resolve("latin.toml"), new byte[] {'#', (byte) 0xe9, '\n'});

    assertThat(messages(sources().flag("config", "latin.toml")))
        .containsExactly("configuration file: 'latin.toml' is not UTF-8 text; save it as UTF-8");
    assertThat(messages(sources().flag("config", ".")))
        .singleElement()
        .asString()
        .contains("cannot be read", "check that it is a file");
  }

  @Test
  void aVariableIsRefusedUnderItsName() {
    assertThat(messages(sources().variable("KRAIT_RELOAD", "maybe")))
        .containsExactly(
            "KRAIT_RELOAD: 'maybe' is neither true nor false; correct it, or leave it out for the"
                + " default, false");
  }

  @Test
  void aVariableLikeAKnownOneIsRefusedAndOthersAreNot() {
    Sources sources =
        sources()
            .variable("KRAIT_WROKERS", "2")
            .variable("KRAIT_HOME", "/krait")
            .variable("KRAIT_JIT", "off")
            .variable("KRAIT_SOMETHING_ELSE", "x");

    assertThat(messages(sources))
        .containsExactly(
            "KRAIT_WROKERS: '2' is the value of an unknown variable; did you mean KRAIT_WORKERS?");
  }

  @Test
  void aMissingApplicationIsRefused() {
    assertThat(messages(Sources.in(folder)))
        .containsExactly(
            "MODULE:CALLABLE: '' is not the name of an application; name it, as in `krait serve"
                + " app:app`, or as app = \"app:app\" in krait.toml");
  }

  @Test
  void everythingWrongIsReportedAtOnceEvenWhereItWouldNotWin() throws IOException {
    Files.writeString(folder.resolve("krait.toml"), "# mine\nworkers = 0\nthreds = 1\n");

    ConfigException failure =
        catchThrowableOfType(
            ConfigException.class,
            () ->
                Sources.in(folder)
                    .flag("workers", "2")
                    .flag("bind", ":70000")
                    .variable("KRAIT_TIMEOUT", "x")
                    .load());

    assertThat(failure.violations())
        .extracting(Violation::source)
        .containsExactly(
            "KRAIT_TIMEOUT",
            "--bind",
            "krait.toml line 2, workers",
            "krait.toml line 3",
            "MODULE:CALLABLE");
    assertThat(failure).hasMessageStartingWith("the configuration has 5 errors:\n  KRAIT_TIMEOUT:");
  }

  @Test
  void aValueCannotBreakTheLineOrTheTerminal() {
    assertThat(messages(sources().flag("log-level", "a\n\u001b[2J\u202e" + "x".repeat(500))))
        .singleElement()
        .asString()
        .contains("'a\\n\\u001b[2J\\u202exxx")
        .contains("xxx…' is not one of")
        .hasSizeLessThan(400);
  }
}
