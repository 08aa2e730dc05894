package dev.krait.conformance;

import dev.krait.conformance.Verdict.State;

/// One server's sheet for a terminal: a line for each case, and the evidence of those that are not
/// kept.
record SheetText(Sheet sheet) {
  private static final int MOST_LINES = 24;

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(sheet.description());
    text.append(sheet.runtime().isEmpty() ? "" : ", the probe on " + sheet.runtime());
    text.append("\n\n");
    for (Outcome outcome : sheet.outcomes()) {
      append(text, outcome);
    }
    return text.append('\n').append(summary(sheet)).toString();
  }

  private static void append(StringBuilder text, Outcome outcome) {
    Case asked = outcome.asked();
    text.append(
        "%s  %-6s  %-26s %s%n"
            .formatted(
                outcome.verdict().state().sign(), asked.level().word(), asked.id(), asked.rule()));
    if (outcome.is(State.BROKEN) || outcome.is(State.NOT_JUDGED)) {
      line(text, "clause", asked.clause().name());
      if (outcome.is(State.BROKEN)) {
        line(text, "expected", outcome.verdict().expected());
      }
      line(
          text,
          outcome.verdict().state() == State.BROKEN ? "seen" : "why",
          outcome.verdict().seen());
    }
    if (outcome.is(State.BROKEN)) {
      outcome
          .evidenceLines()
          .limit(MOST_LINES)
          .forEach(line -> text.append("           ").append(line).append('\n'));
    }
  }

  private static void line(StringBuilder text, String name, String words) {
    text.append(
        "           %-9s%s%n".formatted(name, words.replace("\n", "\n                    ")));
  }

  /// `must 70 of 76, should 40 of 41, may 12 of 12 kept; 11 not offered`.
  static String summary(Sheet sheet) {
    StringBuilder text = new StringBuilder(sheet.title()).append(" keeps");
    for (Level level : Level.values()) {
      text.append(level == Level.MUST ? " " : ", ");
      text.append(sheet.score(level)).append(" \"").append(level.word()).append("\" rules");
    }
    long unjudged = sheet.count(State.NOT_JUDGED);
    long unoffered = sheet.count(State.NOT_OFFERED);
    text.append(unoffered == 0 ? "" : "; " + unoffered + " about what it does not offer");
    text.append(unjudged == 0 ? "" : "; " + unjudged + " could not be judged");
    return text.append('\n').toString();
  }
}
