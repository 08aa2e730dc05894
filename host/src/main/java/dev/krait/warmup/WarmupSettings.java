package dev.krait.warmup;

import dev.krait.capture.RecordedRequest;
import java.time.Duration;
import java.util.List;

/// How to warm up.
///
/// @param requests at least one; sent in turn
/// @param mount put before each target
/// @param authority the `Host` field of those that have none of their own
/// @param connections how many requests are in progress at once, at least 1
/// @param timeLimit when to stop in any case
public record WarmupSettings(
    List<RecordedRequest> requests,
    String mount,
    String authority,
    int connections,
    Duration timeLimit) {
  public WarmupSettings {
    requests = List.copyOf(requests);
  }

  /// The same with other requests.
  public WarmupSettings with(List<RecordedRequest> others) {
    return new WarmupSettings(others, mount, authority, connections, timeLimit);
  }
}
