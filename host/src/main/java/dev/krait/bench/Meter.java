package dev.krait.bench;

import dev.krait.peers.ServerProcess;

/// How one kind of figure comes about.
interface Meter {
  /// Checks the server's answer and warms it up.
  ///
  /// @return reads the figure, any number of times
  /// @throws MeasureException when it answers wrongly
  Gauge prepare(ServerProcess server, Subject subject) throws InterruptedException;

  /// Reads a figure from a server in its steady state.
  @FunctionalInterface
  interface Gauge {
    /// Takes about as long as the plan's window.
    ///
    /// @throws MeasureException when there is none
    Reading read() throws InterruptedException;
  }
}
