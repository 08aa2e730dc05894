package dev.krait.conformance;

import java.io.IOException;

/// The application gives one block and waits until the client lets it go on, which the client only
/// does when it has that block. On a server that answers one request at a time it goes on when it
/// is tired of waiting, which is later than the client's patience with the first block.
///
/// @param version the request's
record Gate(String version) implements Experiment {
  private static final String FIRST = "first";
  private static final String SECOND = "second";

  @Override
  public String expected() {
    return "the first block before the second is made";
  }

  @Override
  public Verdict run(Dialogue dialogue) throws IOException {
    Request request = Request.get().keepingAlive();
    try (Wire wire = dialogue.open()) {
      dialogue.send(wire, dialogue.noting(version.equals("HTTP/1.0") ? request.http10() : request));
      boolean chunked =
          wire.head().stream()
              .anyMatch(line -> line.equalsIgnoreCase("Transfer-Encoding: chunked"));
      String first = wire.block(chunked, FIRST.length());
      if (!first.equals(FIRST)) {
        return Verdict.of(false, expected(), "the block '" + Transcript.printable(first) + "'");
      }
      try (Wire gate = dialogue.open()) {
        dialogue.send(gate, "open-gate", dialogue.noting(Request.get()));
        wire.bePatient();
        String second = wire.block(chunked, SECOND.length());
        return Verdict.of(
            second.equals(SECOND),
            expected(),
            "'first', then '" + Transcript.printable(second) + "'");
      }
    }
  }
}
