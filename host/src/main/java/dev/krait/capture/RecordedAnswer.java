package dev.krait.capture;

import dev.krait.exchange.Header;
import java.time.Duration;
import java.util.List;

/// What was answered when a request was recorded.
///
/// @param status 0 when nothing was recorded
/// @param headers in order, duplicates apart, without those that are about the connection; secrets
///   are replaced
/// @param body bytes as latin-1 text, secrets replaced where they can be told
/// @param cut whether the body went on
/// @param time from the call of the application to the end of its body
public record RecordedAnswer(
    int status, List<Header> headers, String body, boolean cut, Duration time) {
  public static final RecordedAnswer NONE =
      new RecordedAnswer(0, List.of(), "", false, Duration.ZERO);

  public RecordedAnswer {
    headers = List.copyOf(headers);
  }

  /// The bytes of the body.
  public byte[] bytes() {
    return Octets.bytes(body);
  }

  public boolean isPresent() {
    return status > 0;
  }
}
