package dev.krait.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BenchPlanTest {
  private static BenchPlan plan(
      List<String> servers, List<String> cases, Optional<String> rounds, boolean quick) {
    return BenchPlan.of(new BenchPlan.Request(servers, cases, rounds, Optional.empty(), quick));
  }

  @Test
  void everythingUsualIsMeasuredThreeTimes() {
    BenchPlan plan = plan(List.of(), List.of(), Optional.empty(), false);

    assertThat(plan.rounds()).isEqualTo(3);
    assertThat(plan.window()).isEqualTo(Duration.ofSeconds(5));
    assertThat(plan.subjects()).contains(Subject.KRAIT).doesNotContain(Subject.WSGIREF);
    assertThat(plan.selectedCases()).containsExactly(Case.values());
    assertThat(plan.command()).isEqualTo("krait bench --rounds 3 --seconds 5");
  }

  @Test
  void aSelectionIsPartOfTheCommand() {
    BenchPlan plan =
        plan(List.of("wsgiref", "krait"), List.of("simple-app"), Optional.empty(), true);

    assertThat(plan.command())
        .isEqualTo(
            "krait bench --quick --case simple-app --server krait wsgiref --rounds 1 --seconds 1");
    assertThat(plan.needsKraitPackages()).isFalse();
  }

  @Test
  void anUnknownServerIsRefusedWithTheNearestName() {
    assertThatThrownBy(() -> plan(List.of("gunicrn"), List.of(), Optional.empty(), false))
        .isInstanceOf(BenchException.class)
        .hasMessageContainingAll("unknown server 'gunicrn'", "waitress", "did you mean gunicorn?");
  }

  @Test
  void anUnknownCaseIsRefusedWithAllNames() {
    assertThatThrownBy(() -> plan(List.of(), List.of("speed"), Optional.empty(), false))
        .hasMessageContainingAll("unknown case 'speed'", "flask-hello", "--case");
  }

  @Test
  void roundsAreAWholeNumberWithinBounds() {
    for (String wrong : List.of("0", "101", "three", "")) {
      assertThatThrownBy(() -> plan(List.of(), List.of(), Optional.of(wrong), false))
          .hasMessageContainingAll("--rounds", "'" + wrong + "'", "1 to 100");
    }
  }
}
