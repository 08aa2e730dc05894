package dev.krait.exchange;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A small page of plain text that answers in an application's place.
///
/// @param text latin-1
public record TextPage(ResponseHead head, String text) {
  private static final String RETRY_AFTER_SECONDS = "1";

  /// With the header fields that say what it is.
  public static TextPage of(int status, String reason, String text) {
    int length = text.getBytes(StandardCharsets.ISO_8859_1).length;
    return new TextPage(
        new ResponseHead(
            status,
            reason,
            List.of(
                new Header("Content-Type", "text/plain; charset=iso-8859-1"),
                new Header("Content-Length", Integer.toString(length)))),
        text);
  }

  /// The name of the status, and when to try again if that may help.
  public static TextPage of(Refusal refusal) {
    TextPage page = of(refusal.status(), refusal.reason(), refusal.reason() + "\n");
    return refusal.temporary() ? page.with(new Header("Retry-After", RETRY_AFTER_SECONDS)) : page;
  }

  /// The same with one more header field.
  public TextPage with(Header header) {
    List<Header> headers = new ArrayList<>(head.headers());
    headers.add(header);
    return new TextPage(new ResponseHead(head.status(), head.reason(), headers), text);
  }

  /// The body.
  public byte[] bytes() {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
