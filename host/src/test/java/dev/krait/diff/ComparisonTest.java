package dev.krait.diff;

import static dev.krait.diff.Answers.compare;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  @Test
  void equalAnswersDoNotDiffer() {
    assertThat(
            compare(
                Answers.of(200, "x", "A: 1", "B: 2", "A: 3"),
                Answers.of(200, "x", "b: 2", "A: 1", "a: 3")))
        .isEmpty();
  }

  @Test
  void statusAndHeadersAndBodyAreComparedInThisOrder() {
    assertThat(compare(Answers.of(200, "a", "X: 1"), Answers.of(500, "b", "X: 2")))
        .containsExactly("status: 200 → 500", "header x: 1 → 2", "line 1: a → b");
  }

  @Test
  void eachCanBeIgnored() {
    assertThat(
            compare(
                Answers.of(200, "a", "X: 1"),
                Answers.of(500, "b", "X: 2"),
                "status",
                "header x",
                "body"))
        .isEmpty();
  }

  @Test
  void noAnswerDiffersFromAnAnswer() {
    Answer none = Answer.missing("connection refused");

    assertThat(compare(none, Answers.text("x")))
        .containsExactly("answer: connection refused → answered 200");
    assertThat(compare(none, none)).isEmpty();
    assertThat(compare(none, Answer.missing("timed out"))).hasSize(1);
  }

  @Test
  void textIsShownFromTheFirstLineThatDiffers() {
    assertThat(compare(Answers.text("a\nb\nc\nd"), Answers.text("a\nB\nc\nD")))
        .containsExactly("line 2: b → B");
    assertThat(compare(Answers.text("a\n"), Answers.text("a")))
        .containsExactly("line 2:  → (none)");
    assertThat(compare(Answers.text("a\r\n"), Answers.text("a\n")))
        .containsExactly("line 1: a\\r → a");
  }

  @Test
  void longLinesAreShownAroundWhatDiffers() {
    String same = "x".repeat(1000);

    assertThat(compare(Answers.text(same + "a" + same), Answers.text(same + "b" + same)).getFirst())
        .contains("…" + "x".repeat(40) + "a", "…" + "x".repeat(40) + "b")
        .hasSizeLessThan(500);
  }

  @Test
  void whatAPatternFindsInALineCanBeIgnored() {
    assertThat(
            compare(
                Answers.text("took 12 ms\nend"), Answers.text("took 7 ms\nend"), "text \\d+ ms"))
        .isEmpty();
  }

  @Test
  void tokensInPagesMayDiffer() {
    String page =
        "<meta name='csrf-token' content='%1$s'><script nonce=\"%1$s\"></script>"
            + "<input name=\"csrf_token\" type=\"hidden\" value=\"%1$s\"><p>%2$s";

    assertThat(compare(Answers.text(page.formatted("a", 1)), Answers.text(page.formatted("b", 1))))
        .isEmpty();
    assertThat(compare(Answers.text(page.formatted("a", 1)), Answers.text(page.formatted("b", 2))))
        .hasSize(1);
  }

  @Test
  void secretsAreNotShown() {
    assertThat(
            compare(
                Answers.text("<input name=\"secret\" type=\"hidden\" value=\"abc\">"),
                Answers.text("<input name=\"secret\" type=\"hidden\" value=\"xyz\">")))
        .singleElement()
        .asString()
        .contains("REDACTED")
        .doesNotContain("abc", "xyz");
    assertThat(compare(Answers.fields("X-Api-Key: abc"), Answers.fields("X-Api-Key: xyz")))
        .containsExactly("header x-api-key: REDACTED → REDACTED");
    assertThat(
            compare(
                Answers.json("{\"token\": {\"id\": 1}, \"x\": \"token=abc\"}"),
                Answers.json("{\"token\": {\"id\": 2}, \"x\": \"token=xyz\"}")))
        .containsExactly(
            "/token/id: REDACTED → REDACTED", "/x: \"token=REDACTED\" → \"token=REDACTED\"");
  }

  @Test
  void whatIsNoTextIsComparedByLengthAndDigest() {
    Answer first = Answers.of(200, new byte[] {1, 0, 2}, false, "Content-Type: image/png");
    Answer second = Answers.of(200, new byte[] {1, 0, 3}, false, "Content-Type: image/png");

    assertThat(compare(first, second))
        .singleElement()
        .asString()
        .startsWith("body: 3 bytes, sha256 ")
        .endsWith("from byte 2");
  }

  @Test
  void ofABodyThatWasCutOnlyWhatIsThereCounts() {
    assertThat(compare(Answers.cut("abc"), Answers.text("abcdef"), "header content-type"))
        .isEmpty();
    assertThat(compare(Answers.cut("abc"), Answers.cut("abcdef"))).isEmpty();
    assertThat(compare(Answers.cut("abc"), Answers.cut("abx")))
        .containsExactly("line 1: abc → abx");
    assertThat(compare(Answers.cut("abc"), Answers.text("ab"), "header content-type"))
        .containsExactly("line 1: abc → ab");
    assertThat(compare(Answers.cut("a\nabc"), Answers.cut("b\nabc"))).hasSize(1);
  }

  @Test
  void aPackedBodyIsComparedUnpacked() throws IOException {
    Answer packed =
        Answers.of(
            200,
            gzip("{\"a\":1}"),
            false,
            "Content-Type: text/json+json",
            "Content-Encoding: gzip");
    Answer plain = Answers.of(200, "{\"a\": 1}", "Content-Type: text/json+json");

    assertThat(compare(packed, plain)).containsExactly("header content-encoding: gzip → (none)");
  }

  @Test
  void whatOnlyClaimsToBePackedIsComparedAsItIs() {
    Answer broken = Answers.of(200, "xyz", "Content-Encoding: gzip");

    assertThat(compare(broken, Answers.of(200, "xy", "Content-Encoding: gzip"))).hasSize(1);
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream packed = new GZIPOutputStream(bytes)) {
      packed.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
