package dev.krait.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krait.cli.CommandRun.Result;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MigrationCommandsTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          diff              | no FILE is given: the command takes one; see `krait diff --help`
          diff x            | there is no file "FOLDER/x": name the one that differences are written to
          diff x --examples y | --examples: 'y' is not a whole number from 0 to 1000000; correct it, or leave it out for the default, 3; see `krait diff --help`
          replay            | no CAPTURE is given: the command takes one; see `krait replay --help`
          replay x          | --target: 0 are given; give one, to compare with the recorded answers, or two, to compare them with each other
          replay x --target x | --target: "x" is no address; a target is http://HOST[:PORT][/PREFIX] or https://…; write it like http://127.0.0.1:8000
          replay x --target http://h | the file of recorded requests "FOLDER/x" does not exist; make it with `krait record`
          replay x --clients 0 | --clients: '0' is not a whole number from 1 to 1000; correct it, or leave it out for the default, 1; see `krait replay --help`
          """)
  void wrongUsageGetsOneMessageAndExitCodeTwo(String arguments, String message) {
    CommandRun.in(folder, "exit 9").refuses(arguments, message);
  }

  @Test
  void differencesAreShownAndTheExitCodeTellsWhetherThereAreAny() {
    CommandRun krait = CommandRun.in(folder, "exit 9");
    krait.file("none.jsonl", "");
    krait.file(
        "some.jsonl",
        """
        {"at":"2026-11-28T22:00:00Z","route":"/x","request":"GET /x","differences":\
        [{"kind":"status","place":"status","owner":"200","other":"500"}]}
        """);

    assertThat(krait.run("diff", "none.jsonl").exitCode()).isZero();
    Result some = krait.run("diff", "some.jsonl");
    assertThat(some.exitCode()).isEqualTo(1);
    assertThat(some.out()).contains("/x            1       1       1", "status: 200 → 500");
    assertThat(krait.run("diff", "--json", "some.jsonl").out()).contains("\"place\" : \"status\"");
  }
}
