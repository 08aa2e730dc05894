package dev.krait.conformance;

import java.io.IOException;

/// Three requests at once for a server that was started with one worker and one thread.
record OneThread() implements Experiment {

  @Override
  public Threads threads() {
    return Threads.ONE;
  }

  @Override
  public Verdict run(Dialogue here) throws IOException {
    Dialogue dialogue = here.at("turns");
    try (Wire one = dialogue.open();
        Wire two = dialogue.open();
        Wire three = dialogue.open()) {
      Request request = dialogue.noting(Request.get());
      dialogue.send(one, request);
      dialogue.send(two, request);
      dialogue.send(three, request);
      one.answer(false);
      two.answer(false);
      three.answer(false);
    }
    String noted = dialogue.notes();
    String turns = "begin; end; begin; end; begin; end";
    return Verdict.of(
        noted.equals(turns), "the application notes '" + turns + "'", "'" + noted + "'");
  }
}
