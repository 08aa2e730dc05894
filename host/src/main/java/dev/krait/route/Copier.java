package dev.krait.route;

import dev.krait.diff.Answer;
import dev.krait.exchange.RequestHead;
import java.io.IOException;

/// Sends copies of requests to a shadow and judges what it answers.
public interface Copier {
  /// Sends a copy and waits for the answer.
  ///
  /// @throws IOException when there is none in time
  Answer send(RequestHead request) throws IOException;

  /// Compares, and keeps the differences.
  ///
  /// @return whether they are the same
  boolean compare(RequestHead request, Answer owner, Answer shadow);

  /// Runs work in the background, or not at all when too much is waiting.
  ///
  /// @return whether it will run
  boolean inBackground(Runnable work);

  /// The most bytes of a body that can be compared.
  int mostBytes();
}
