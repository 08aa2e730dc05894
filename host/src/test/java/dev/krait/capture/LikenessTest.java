package dev.krait.capture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LikenessTest {
  @ParameterizedTest
  @CsvSource({
    "/items/1,      /items/20345,   true",
    "/v/2/x9,       /v/3/x10,       true",
    "/u/0b2f9d3e-7c1a-4f5e-9a51-aaaaaaaaaaaa, /u/0B2F9D3E-7C1A-4F5E-9A51-BBBBBBBBBBBB, true",
    "/a?x=1&y=2,    /a?y=3&x=4,     true",
    "/a?x=1,        /a?x=1&y=2,     false",
    "/a?x=1,        /a,             false",
    "/items/one,    /items/two,     false"
  })
  void numbersAndOrderOfTheQueryMakeNoDifference(String one, String other, boolean alike) {
    assertThat(of("GET", one).equals(of("GET", other))).isEqualTo(alike);
    assertThat(of("GET", one)).isNotEqualTo(of("POST", one));
  }

  private static Likeness of(String method, String target) {
    return Likeness.of(new RecordedRequest(method, target, java.util.Map.of(), ""));
  }
}
