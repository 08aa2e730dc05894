package dev.krait.diff;

import dev.krait.exchange.Header;
import java.util.List;
import java.util.Locale;

/// What one side said to a request. Immutable as long as nobody writes to the array it was given.
public final class Answer {
  private static final byte[] NOTHING = {};

  private final String failure;
  private final int status;
  private final List<Header> headers;
  private final byte[] body;
  private final boolean cut;

  private Answer(String failure, int status, List<Header> headers, byte[] body, boolean cut) {
    this.failure = failure;
    this.status = status;
    this.headers = List.copyOf(headers);
    this.body = body;
    this.cut = cut;
  }

  /// One that came.
  ///
  /// @param headers in order, duplicates apart
  /// @param body without transfer coding, with content coding; not copied
  /// @param cut whether the body went on: it was longer than the limit for what is kept
  public static Answer of(int status, List<Header> headers, byte[] body, boolean cut) {
    return new Answer("", status, headers, body, cut);
  }

  /// There was none.
  ///
  /// @param why in a few words: `timed out after 30 s`; the same words for the same reason, as they
  ///   are compared
  public static Answer missing(String why) {
    return new Answer(why, 0, List.of(), NOTHING, false);
  }

  boolean isMissing() {
    return !failure.isEmpty();
  }

  /// Why there is none.
  String failure() {
    return failure;
  }

  /// 0 when there is no answer.
  public int status() {
    return status;
  }

  List<Header> headers() {
    return headers;
  }

  byte[] body() {
    return body;
  }

  boolean isCut() {
    return cut;
  }

  /// The values of all fields of this name, in order.
  public List<String> values(String name) {
    return headers.stream()
        .filter(header -> header.name().equalsIgnoreCase(name))
        .map(Header::value)
        .toList();
  }

  /// The body as its reader sees it, unpacked; empty when it is no text.
  public String text() {
    return Content.of(this).text().orElse("");
  }

  /// The media type in lower case, without parameters; empty when there is none.
  String mediaType() {
    return values("Content-Type").stream()
        .findFirst()
        .map(value -> value.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
        .orElse("");
  }
}
