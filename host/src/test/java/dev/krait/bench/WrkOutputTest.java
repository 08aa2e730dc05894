package dev.krait.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class WrkOutputTest {
  private static final String CLEAN =
      """
      Running 5s test @ http://127.0.0.1:8000/
        1 threads and 16 connections
        Thread Stats   Avg      Stdev     Max   +/- Stdev
          Latency     1.13ms  230.10us   9.05ms   93.13%
          Req/Sec    14.21k   631.12    15.02k    82.00%
        Latency Distribution
           50%    1.09ms
           99%    1.86ms
        70702 requests in 5.00s, 11.53MB read
      Requests/sec:  14138.42
      Transfer/sec:      2.31MB
      """;

  @Test
  void theRateIsRead() {
    WrkOutput output = WrkOutput.parse(CLEAN, 0.4).requireClean();

    assertThat(output.requestsPerSecond()).isEqualTo(14138.42);
    assertThat(output.loadCores()).isEqualTo(0.4);
  }

  @Test
  void answersOfAnotherStatusDisqualify() {
    WrkOutput output = WrkOutput.parse(CLEAN + "  Non-2xx or 3xx responses: 17\n", 0);

    assertThatThrownBy(output::requireClean)
        .isInstanceOf(MeasureException.class)
        .hasMessage("17 answers were neither 2xx nor 3xx");
  }

  @Test
  void everySocketErrorDisqualifies() {
    String errors = "  Socket errors: connect 1, read 20, write 0, timeout 300\n";

    assertThatThrownBy(() -> WrkOutput.parse(errors + CLEAN, 0).requireClean())
        .hasMessage("321 socket errors under load");
  }

  @Test
  void noAnswerIsNoFigure() {
    assertThatThrownBy(() -> WrkOutput.parse("Requests/sec:      0.00\n", 0).requireClean())
        .hasMessage("no answer at all under load");
  }

  @Test
  void whatIsNoEndOfARunIsShown() {
    assertThatThrownBy(() -> WrkOutput.parse("unable to connect to 127.0.0.1:1\n", 0))
        .hasMessage("wrk gave no figure: unable to connect to 127.0.0.1:1");
  }
}
