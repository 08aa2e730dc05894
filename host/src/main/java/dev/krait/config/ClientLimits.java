package dev.krait.config;

import java.time.Duration;

/// How much a client may send, and how slowly.
///
/// @param write how long a client may take nothing of its response; more than zero
public record ClientLimits(Head head, Body body, Duration write) {

  /// The request line and the header fields, in bytes.
  ///
  /// @param line of the request line
  /// @param fields how many
  /// @param fieldSize of one field, its name and value
  /// @param total of all of it
  /// @param time for all of it to arrive; more than zero
  public record Head(int line, int fields, int fieldSize, int total, Duration time) {}

  /// The body.
  ///
  /// @param size in bytes, 0 for no limit
  /// @param time how long a client may fall behind the rate; more than zero
  /// @param rate bytes per second it must send, 0 for anything at all
  public record Body(long size, Duration time, int rate) {}
}
