package dev.krait.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "password", "Passwd", "user_pwd", "token", "csrfmiddlewaretoken", "clientSecret", "api_key",
        "X-Amz-Signature", "sig", "code", "sessionid", "PHPSESSID", "auth", "oauth_verifier"
      })
  void namesThatSpeakOfASecretAreKnown(String name) {
    assertThat(Redaction.isSecret(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"page", "limit", "q", "title", "design", "side", "email", "id"})
  void otherNamesAreNot(String name) {
    assertThat(Redaction.isSecret(name)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "/,                                /",
    "/a?token=x,                       /a?token=REDACTED",
    "/a?q=1&api_key=x&page=2,          /a?q=1&api_key=REDACTED&page=2",
    "/a?API%5FKEY=x,                   /a?API%5FKEY=REDACTED",
    "/a?token=x=y;q=1,                 /a?token=REDACTED;q=1",
    "/a?token=/b?c$1,                  /a?token=REDACTED",
    "/a?token&q,                       /a?token&q",
    "/a;jsessionid=x/b?q=1,            /a;jsessionid=REDACTED/b?q=1",
    "/token=x,                         /token=x"
  })
  void valuesInATargetAreReplaced(String target, String redacted) {
    assertThat(Redaction.target(target)).isEqualTo(redacted);
  }

  @Test
  void valuesInAFormAreReplaced() {
    assertThat(Redaction.form("user=ada&password=a%26b&x="))
        .isEqualTo("user=ada&password=REDACTED&x=");
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
