package dev.krait.conformance;

import java.io.IOException;

/// One request, what must be so of the answer, and that nothing but the connection's end follows
/// it.
record Exact(Ask ask) implements Experiment {

  static Exact get(Check... checks) {
    return new Exact(Ask.get(checks));
  }

  @Override
  public String expected() {
    return ask.expected() + "; nothing after it";
  }

  @Override
  public Verdict run(Dialogue dialogue) throws IOException {
    try (Wire wire = dialogue.open()) {
      dialogue.send(wire, ask.request());
      Answer answer = wire.answer(false);
      Verdict verdict = ask.judge(answer);
      String rest = wire.rest();
      return rest.isEmpty() || !verdict.is(Verdict.State.KEPT)
          ? new Verdict(verdict.state(), expected(), verdict.seen())
          : Verdict.of(
              false, expected(), verdict.seen() + "; then '" + Transcript.printable(rest) + "'");
    }
  }
}
