package dev.krait.files;

import dev.krait.exchange.Header;
import dev.krait.exchange.RequestHead;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The one range of bytes that a request asks for (RFC 9110 §14.1.2).
///
/// Several ranges at once are not served, which §14.2 allows: such a request gets the whole file,
/// once, however many it lists.
///
/// @param from the first byte, or -1 when the last `to` bytes are asked for
/// @param to the last byte, may lie beyond the end
record Range(long from, long to) {
  /// Up to 18 digits: more do not fit a `long`.
  private static final Pattern FORM = Pattern.compile("(?i:bytes)=(\\d{0,18})-(\\d{0,18})");

  /// Nothing when the whole file is to be sent: no range, one that is malformed, one on the
  /// condition that the file is what it is not any more, or another method than GET (§14.2).
  static Optional<Range> of(RequestHead request, Version version) {
    List<String> conditions = values(request, "If-Range");
    if (!request.line().method().equals("GET")
        || conditions.size() > 1
        || conditions.stream().anyMatch(text -> !names(text, version))) {
      return Optional.empty();
    }
    List<String> values = values(request, "Range");
    return values.size() == 1 ? parse(values.getFirst()) : Optional.empty();
  }

  /// Only exactly, and never by a weak tag (RFC 9110 §13.1.5).
  private static boolean names(String condition, Version version) {
    return condition.equals(version.tag()) || condition.equals(version.lastModified());
  }

  private static List<String> values(RequestHead request, String name) {
    return request.headers().stream()
        .filter(header -> header.name().equalsIgnoreCase(name))
        .map(Header::value)
        .toList();
  }

  private static Optional<Range> parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches() || text.endsWith("=-")) {
      return Optional.empty();
    }
    if (form.group(1).isEmpty()) {
      return Optional.of(new Range(-1, Long.parseLong(form.group(2))));
    }
    long from = Long.parseLong(form.group(1));
    long to = form.group(2).isEmpty() ? Long.MAX_VALUE - 1 : Long.parseLong(form.group(2));
    return Optional.of(new Range(from, to));
  }

  /// Whether any of it is there. One that ends before it begins asks for nothing that could be.
  boolean satisfiable(long size) {
    return from < 0 ? to > 0 && size > 0 : from < size && from <= to;
  }

  /// The first byte to send.
  long first(long size) {
    return from < 0 ? Math.max(0, size - to) : from;
  }

  /// After the last byte to send.
  long end(long size) {
    return from < 0 ? size : Math.min(size, to + 1);
  }
}
