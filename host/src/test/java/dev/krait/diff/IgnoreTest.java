package dev.krait.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IgnoreTest {
  private static final String FORMS =
      "; rules are: status, body, redacted, header NAME, +header NAME, cookie NAME, text PATTERN and"
          + " /a/json/path";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          items/x     | is not known
          header      | does not say of what
          text        | does not say of what
          """)
  void whatIsNoRuleIsRefused(String rule, String problem) {
    assertThatThrownBy(() -> Ignore.parse(List.of(rule)))
        .isInstanceOf(DiffException.class)
        .hasMessage("the rule on what to ignore \"" + rule + "\" " + problem + FORMS);
  }

  @Test
  void aPatternMustBeOne() {
    assertThatThrownBy(() -> Ignore.parse(List.of("text (")))
        .hasMessageContaining("\"text (\" is no regular expression");
    assertThatThrownBy(() -> Ignore.parse(List.of("body /x")))
        .hasMessageContaining("\"body /x\" says too much");
  }

  @Test
  void aFileHasARuleInEachLine() throws IOException {
    Path file = Files.writeString(folder.resolve("rules"), "# times\n\n  /a/b \nstatus\n");

    assertThat(Ignore.lines(file)).containsExactly("/a/b", "status");
    assertThatThrownBy(() -> Ignore.lines(folder.resolve("none")))
        .isInstanceOf(DiffException.class)
        .hasMessageContaining("cannot be read");
  }
}
