package dev.krait.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krait.it.RawHttp.Answer;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/// The lenient modes of `--conformance` seen from the wire and in the log. What `strict` does is in
/// [StartResponseIT] and [IterableIT].
class ConformanceModesIT {
  private static final String COUNTS =
      ": header-list 1, header-tuple 1, hop-by-hop-header 3, long-body 1, needless-body 1,"
          + " short-body 1";

  @Test
  void warnGoesOnAndLogsEachRuleOnceForEachPlace() throws IOException {
    String log = log("warn", Fixtures.start("fixtures:app"));

    assertThat(told(log, "hop-by-hop-header")).isEqualTo(1);
    assertThat(log)
        .containsPattern(
            "WARN +\\[krait\\.wsgi\\] \\S*fixture_responses\\.py:\\d+, GET /bad_start: start_response\\(\\)"
                + " got the header 'Connection', a hop-by-hop header; .*\\[hop-by-hop-header: ")
        .containsPattern("WARN +\\[krait\\.wsgi\\] GET /length: the body ended 6 bytes short")
        .containsPattern("WARN +\\[krait\\.wsgi\\] GET /length: the body is longer than");
    for (String rule : new String[] {"header-list", "header-tuple", "needless-body"}) {
      assertThat(told(log, rule)).as(rule).isEqualTo(1);
    }
  }

  @Test
  void compatGoesOnSilently() throws IOException {
    String log = log("compat", Fixtures.start("fixtures:app", "--conformance", "compat"));

    assertThat(log.lines().filter(line -> line.contains("[krait.wsgi]")))
        .singleElement()
        .asString()
        .contains("(--conformance compat)");
  }

  /// Sends the same requests in each mode; returns the log of the whole run.
  private static String log(String mode, Server krait) throws IOException {
    try (krait) {
      for (String kind : new String[] {"tuple", "pair", "connection", "connection", "encoding"}) {
        Answer answer = RawHttp.get(krait.port(), "/bad_start?" + kind);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Transfer-Encoding")).isEmpty();
        assertThat(answer.body()).isEqualTo("accepted");
      }
      assertThat(RawHttp.get(krait.port(), "/length?5,9").body()).isEqualTo("xxxxx");
      assertThat(RawHttp.get(krait.port(), "/length?10,4").whole()).isFalse();
      Answer empty = RawHttp.get(krait.port(), "/status?204+No+Content");
      assertThat(empty.status()).isEqualTo(204);
      assertThat(empty.body()).isEmpty();
      assertThat(RawHttp.get(krait.port(), "/bad_start?split").status()).isEqualTo(500);
      krait.terminate();
      assertThat(krait.exitCode()).isZero();
      assertThat(krait.log()).contains("(--conformance " + mode + ")" + COUNTS);
      return krait.log();
    }
  }

  private static long told(String log, String rule) {
    return log.lines().filter(line -> line.contains("[" + rule + ": ")).count();
  }
}
