package dev.krait.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.krait.bench.Verdict.State;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TargetsTest {
  private final Results results = new Results();

  private Verdict verdict(String what) {
    return Targets.judge(results).stream()
        .filter(each -> each.target().what().equals(what))
        .findFirst()
        .orElseThrow();
  }

  private void measured(Measure measure, Subject subject, double value) {
    results.add(measure, subject, Reading.of(value));
  }

  @Test
  void allAreThere() {
    assertThat(Targets.ALL.stream().map(Target::number).distinct())
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 14).boxed().toList());
  }

  @Test
  void aRatioIsOfMedians() {
    measured(Measure.FLASK_HELLO, Subject.KRAIT, 13_000);
    measured(Measure.FLASK_HELLO, Subject.KRAIT, 13_600);
    measured(Measure.FLASK_HELLO, Subject.KRAIT, 1_000);
    measured(Measure.FLASK_HELLO, Subject.GRANIAN, 10_000);
    Verdict verdict = verdict("Flask hello, of Granian");

    assertThat(verdict.state()).isEqualTo(State.MET);
    assertThat(verdict.value()).isEqualTo("1.30 ×");
    assertThat(verdict.wanted()).isEqualTo("≥ 1.30 ×");
    assertThat(verdict.command()).isEqualTo("krait bench --case flask-hello");
  }

  @Test
  void aTimeAboveTheLimitMissesTheTarget() {
    measured(Measure.START_FLASK, Subject.KRAIT, 2.51);

    assertThat(verdict("Start to first answer, Flask").state()).isEqualTo(State.NOT_MET);
  }

  @Test
  void neverOvertakingIsNotMetRatherThanNotMeasured() {
    measured(Measure.OVERTAKE, Subject.KRAIT, Double.POSITIVE_INFINITY);
    Verdict verdict = verdict("Start to passing gunicorn's steady state");

    assertThat(verdict.state()).isEqualTo(State.NOT_MET);
    assertThat(verdict.value()).isEqualTo("never");
  }

  @Test
  void aFailedPeerLeavesTheTargetUnmeasured() {
    measured(Measure.LATENCY, Subject.KRAIT, 2);
    measured(Measure.LATENCY, Subject.GUNICORN, 3);
    results.fail(Measure.LATENCY, Subject.GUNICORN, "ended with exit code 1");

    assertThat(verdict("Flask hello, p99 latency at half of its peak, of gunicorn").state())
        .isEqualTo(State.NOT_MEASURED);
  }

  @Test
  void theLoadsShareIsCountedOutOfTwoWorkers() {
    results.add(Measure.WORKERS_1, Subject.KRAIT, new Reading(100, 0.2));
    results.add(Measure.WORKERS_2, Subject.KRAIT, new Reading(150, 0.4));

    assertThat(Targets.workers(results)).contains(1.875);
  }

  @Test
  void routingCostsTheTimeBetweenAnswersThatItAdds() {
    measured(Measure.UNROUTED, Subject.KRAIT, 50_000);
    measured(Measure.ROUTED, Subject.KRAIT, 40_000);

    assertThat(Targets.routing(results).orElseThrow()).isCloseTo(5, within(1e-9));
  }

  @Test
  void aServletIsComparedWithTheHandlerForTheSameApplication() {
    measured(Measure.HANDLER_SIMPLE, Subject.KRAIT, 40_000);
    measured(Measure.SERVLET_SIMPLE, Subject.KRAIT, 36_000);
    measured(Measure.SERVLET_FLASK, Subject.KRAIT, 12_000);
    Verdict simple = verdict("simple_app behind a servlet, of behind an Undertow handler");

    assertThat(simple.value()).isEqualTo("0.90 ×");
    assertThat(simple.state()).isEqualTo(State.MET);
    assertThat(verdict("Flask hello behind a servlet, of behind an Undertow handler").state())
        .isEqualTo(State.NOT_MEASURED);
  }

  @Test
  void aFurtherInterpretersMemoryIsHalfOfWhatTwoMoreTake() {
    measured(Measure.MEMORY_1, Subject.KRAIT, 400);
    measured(Measure.MEMORY_3, Subject.KRAIT, 540);

    assertThat(verdict("Resident memory of each further interpreter, Flask").value())
        .isEqualTo("70 MB");
  }
}
