package dev.krait.diff;

import static dev.krait.diff.Answers.compare;
import static dev.krait.diff.Answers.fields;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeaderComparisonTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Date: Sat, 28 Nov 2026 22:00:00 GMT | Date: Sat, 28 Nov 2026 22:00:01 GMT
          Server: gunicorn                    | Server: krait
          Connection: close                   | X-Request-Id: 7
          Transfer-Encoding: chunked          | Content-Length: 4
          ETag: "a"                           | ETag: W/"b"
          Vary: Cookie, Accept                | Vary: accept,cookie
          Allow: GET, HEAD                    | Allow: HEAD,GET
          Content-Type: text/html;charset=UTF-8 | Content-Type: text/html; charset=utf-8
          Content-Type: multipart/byteranges; boundary=x | Content-Type: multipart/byteranges; boundary=y
          Set-Cookie: s=1; Path=/; HttpOnly   | Set-Cookie: s=2; httponly; path=/
          Set-Cookie: s=1; Expires=Mon        | Set-Cookie: s=1; Expires=Tue
          """)
  void someThingsMeanNothing(String owner, String other) {
    assertThat(compare(fields(owner), fields(other))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          X-Total: 1                      | X-Total: 2                       | header x-total: 1 → 2
          ETag: "a"                       | X: 1                             | header etag: (some) → (none)
          Content-Type: text/html         | Content-Type: text/html; charset=utf-8 | header content-type: text/html → text/html; charset=utf-8
          Set-Cookie: s=1; Path=/; Secure | Set-Cookie: s=1; Path=/          | header set-cookie: s=REDACTED; path=/; secure → s=REDACTED; path=/
          Set-Cookie: s=1                 | Set-Cookie: t=1                  | header set-cookie: s=REDACTED → t=REDACTED
          Set-Cookie: s=                  | Set-Cookie: s=1                  | header set-cookie: s= → s=REDACTED
          Last-Modified: Mon              | Last-Modified: Tue               | header last-modified: Mon → Tue
          """)
  void othersDo(String owner, String other, String difference) {
    assertThat(compare(fields(owner), fields(other))).contains(difference);
  }

  @Test
  void theOrderOfSeveralValuesOfOneNameCounts() {
    assertThat(compare(fields("Link: a", "Link: b"), fields("Link: b", "Link: a")))
        .containsExactly("header link: a, b → b, a");
  }

  @Test
  void whereNoBodyComesTheLengthCountsIfBothNameIt() {
    assertThat(
            compare(
                Answers.of(200, "", "Content-Length: 5"), Answers.of(200, "", "Content-Length: 6")))
        .containsExactly("header content-length: 5 → 6");
    assertThat(compare(Answers.of(200, "", "Content-Length: 0"), Answers.of(200, ""))).isEmpty();
  }

  @Test
  void namesMayHaveStars() {
    assertThat(compare(fields("X-A: 1", "X-B: 1"), fields("X-A: 2", "X-B: 2"), "header x-*"))
        .isEmpty();
  }

  @Test
  void aDefaultRuleCanBeLifted() {
    assertThat(compare(fields("Server: a"), fields("Server: b"), "+header Server"))
        .containsExactly("header server: a → b");
    assertThat(compare(fields("ETag: \"a\""), fields("ETag: \"b\""), "+header etag")).hasSize(1);
    assertThat(compare(fields("Set-Cookie: s=1"), fields("Set-Cookie: s=2"), "+header set-cookie"))
        .singleElement()
        .asString()
        .contains("s=sha256:");
  }

  @Test
  void aCookieCanBeIgnored() {
    assertThat(
            compare(
                fields("Set-Cookie: a=1; Secure", "Set-Cookie: b=1"),
                fields("Set-Cookie: b=2"),
                "cookie a"))
        .isEmpty();
  }
}
