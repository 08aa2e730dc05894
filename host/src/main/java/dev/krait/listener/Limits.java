package dev.krait.listener;

import java.time.Duration;

/// How much a client may send, and how slowly.
///
/// @param write how long a client may take nothing of its response
public record Limits(Head head, Body body, Duration write) {
  /// Those of `krait serve` where nothing is configured.
  public static final Limits USUAL =
      new Limits(
          new Head(8190, 100, 8190, 65_536, Duration.ofSeconds(30)),
          new Body(1L << 30, Duration.ofSeconds(20), 1000),
          Duration.ofSeconds(60));

  /// The request line and the header fields.
  ///
  /// @param line bytes in the request line
  /// @param fields how many header fields
  /// @param fieldSize bytes in one field, its name and value
  /// @param total bytes in all of it
  /// @param time for all of it to arrive
  public record Head(int line, int fields, int fieldSize, int total, Duration time) {}

  /// The body.
  ///
  /// @param size in bytes, 0 for no limit
  /// @param time how long a client may fall behind the rate
  /// @param rate bytes per second it must send, 0 for anything at all
  public record Body(long size, Duration time, int rate) {}
}
