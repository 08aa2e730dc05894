package dev.krait.replay;

import dev.krait.replay.Pair.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Numbers and sentences that reports share.
record Figures(ReplayPlan plan, Tally tally) {

  /// `98.3 %`; never 100 as long as anything differs.
  String agreement() {
    return String.format(Locale.ROOT, "%.1f %%", Math.floor(tally.agreement() * 10) / 10);
  }

  /// `118 of 120`.
  String agreed() {
    int compared = tally.count() - tally.count(Outcome.ALONE);
    return tally.count(Outcome.AGREE) + " of " + compared;
  }

  static String milliseconds(double seconds) {
    double time = seconds * 1000;
    return String.format(Locale.ROOT, time < 10 ? "%.2f ms" : "%.0f ms", time);
  }

  static String ratio(double ratio) {
    return String.format(Locale.ROOT, "%.2f", ratio);
  }

  /// What was not sent or not compared, and why, in sentences.
  List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (!tally.stopped().isEmpty()) {
      notes.add(
          "stopped after %d of %d requests: %s"
              .formatted(tally.count(), plan.sent().size(), tally.stopped()));
    }
    if (plan.unsafeOnes() > 0) {
      notes.add(
          "%s not sent, as they might change data; --unsafe has them sent"
              .formatted(count(plan.unsafeOnes(), "request")));
    }
    if (plan.cutOnes() > 0) {
      notes.add(
          "%s not sent, as the capture has only a part of the body"
              .formatted(count(plan.cutOnes(), "request")));
    }
    if (tally.count(Outcome.ALONE) > 0) {
      notes.add(
          "%s without a recorded answer to compare with"
              .formatted(count(tally.count(Outcome.ALONE), "request")));
    }
    if (tally.count(Outcome.UNANSWERED) > 0) {
      notes.add(
          "%s answered by neither side"
              .formatted(count(tally.count(Outcome.UNANSWERED), "request")));
    }
    if (tally.count(Outcome.DIFFER) > Tally.MOST) {
      notes.add("only the first %d requests that differ are listed".formatted(Tally.MOST));
    }
    return notes;
  }

  private static String count(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }
}
