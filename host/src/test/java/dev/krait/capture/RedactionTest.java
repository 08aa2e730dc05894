package dev.krait.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class RedactionTest {
  /// `test_redaction.py` holds the Python half to the same table.
  @ParameterizedTest
  @CsvFileSource(files = "src/test/python/redaction.csv", delimiter = '|', quoteCharacter = '`')
  void bothHalvesReplaceTheSame(String kind, String given, String expected) {
    String found =
        switch (kind) {
          case "name" -> Redaction.isSecret(given) ? "secret" : "harmless";
          case "target" -> Redaction.target(given);
          case "form" -> Redaction.form(given);
          case "json" -> Redaction.json(given);
          case "text" -> Redaction.text(given);
          default -> throw new AssertionError(kind);
        };

    assertThat(found).isEqualTo(expected);
  }

  @Test
  void aNameInAPathIsNone() {
    assertThat(Redaction.target("/token=x")).isEqualTo("/token=x");
  }

  @Test
  void membersOfJsonAreReplacedWhateverTheyHoldAndHoweverDeep() {
    assertThat(
            Redaction.json(
                """
                {"user": "ada", "password": {"old": "a"}, "list": [{"pin_code": 7, "n": 1.50}]}
                """))
        .isEqualTo(
            """
            {"user":"ada","password":"REDACTED","list":[{"pin_code":"REDACTED","n":1.5}]}\
            """);
  }

  @Test
  void whatIsNoJsonCannotBeRedacted() {
    assertThatThrownBy(() -> Redaction.json("{\"password\": \"x\""))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
