package dev.krait.conformance;

import dev.krait.conformance.Experiment.Threads;

/// A server that can be had.
interface Candidate {
  /// Short, for a column: `gunicorn`.
  String title();

  /// What exactly it is: `gunicorn 27.0.1`, or its command or address.
  String description();

  /// Starts it, or turns to it, and waits until it listens.
  ///
  /// @throws dev.krait.peers.PeerException when it cannot be had; the message says why
  Examinee start(Threads threads) throws InterruptedException;

  /// Whether it can be started once more, and the one before is gone then.
  default boolean isOurs() {
    return true;
  }
}
