package dev.krait.diff;

import static dev.krait.diff.Answers.compare;
import static dev.krait.diff.Answers.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonComparisonTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"a":1,"b":[true,null]} | { "b" : [true, null], "a" : 1 }
          1                       | 1.0
          100                     | 1e2
          0.1                     | 1.0E-1
          0.0                     | -0.0
          "\\u00e9/"              | "é\\/"
          NaN                     | NaN
          """)
  void theSameMeaningIsNoDifference(String owner, String other) {
    assertThat(compare(json(owner), json(other))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"a":1}                | {"a":2}                | /a: 1 → 2
          {"a":1}                | {}                     | /a: 1 → (none)
          {"a":null}             | {}                     | /a: null → (none)
          {"a/b":{"~":[1,2]}}    | {"a/b":{"~":[1,3]}}    | /a~1b/~0/1: 2 → 3
          [1]                    | [1,{"x":2}]            | /1: (none) → {"x":2}
          9007199254740993       | 9007199254740992       | body: 9007199254740993 → 9007199254740992
          1                      | "1"                    | body: 1 → "1"
          {"a":{}}               | {"a":[]}               | /a: {} → []
          """)
  void eachPlaceThatDiffersIsNamed(String owner, String other, String difference) {
    assertThat(compare(json(owner), json(other))).containsExactly(difference);
  }

  @ParameterizedTest
  @CsvSource({
    "/items/*/updated_at, true",
    "/items/0/updated_at, true",
    "/**/updated_at,      true",
    "/items/**,           true",
    "/items,              true",
    "/*/*/*,              true",
    "/items/1/updated_at, false",
    "/items/*/updated,    false",
    "/*/updated_at,       false"
  })
  void placesCanBeIgnored(String rule, boolean ignored) {
    List<String> found =
        compare(
            json("{\"items\":[{\"updated_at\":1}]}"),
            json("{\"items\":[{\"updated_at\":2}]}"),
            rule);

    assertThat(found.isEmpty()).isEqualTo(ignored);
  }

  @Test
  void aMemberThatOnlyOneSideHasCanBeIgnored() {
    assertThat(compare(json("{\"a\":1}"), json("{}"), "/a")).isEmpty();
  }

  @Test
  void itEndsAfterAFewDifferences() {
    String many = "[" + "1,".repeat(100) + "1]";

    assertThat(compare(json(many), json(many.replace('1', '2')))).hasSize(JsonComparison.MOST);
  }

  @Test
  void whatIsNoJsonIsComparedAsText() {
    assertThat(compare(json("{oops"), json("{\"a\":1}")))
        .containsExactly("line 1: {oops → {\"a\":1}");
    assertThat(compare(json(""), json("1"))).containsExactly("line 1:  → 1");
    String deep = "[".repeat(100_000);
    assertThat(compare(json(deep), json(deep + "1"))).hasSize(1);
  }

  @Test
  void itIsEnoughThatOneSideSaysItIsJson() {
    assertThat(compare(Answers.of(200, "{ }"), json("{}")))
        .containsExactly("header content-type: (none) → application/json");
  }
}
