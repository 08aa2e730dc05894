package dev.krait.bridge;

import dev.krait.exchange.Header;
import dev.krait.exchange.ResponseHead;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Header lists as they cross: `name LF value LF name LF value`. Neither part can hold a line feed:
/// the listener checks what comes in, `start_response` what goes out.
final class Headers {
  private static final int STATUS_DIGITS = 3;

  private Headers() {}

  static String join(List<Header> headers) {
    StringBuilder flat = new StringBuilder(64 * headers.size());
    for (Header header : headers) {
      if (!flat.isEmpty()) {
        flat.append('\n');
      }
      flat.append(header.name()).append('\n').append(header.value());
    }
    return flat.toString();
  }

  /// `key NUL value NUL key NUL value`; a value may have lines.
  static String variables(Map<String, String> variables) {
    return variables.isEmpty()
        ? ""
        : variables.entrySet().stream()
            .map(variable -> variable.getKey() + '\0' + variable.getValue())
            .collect(Collectors.joining("\0"));
  }

  static List<Header> split(String flat) {
    List<Header> headers = new ArrayList<>();
    int start = 0;
    while (start < flat.length()) {
      int middle = flat.indexOf('\n', start);
      int end = flat.indexOf('\n', middle + 1);
      end = end < 0 ? flat.length() : end;
      headers.add(new Header(flat.substring(start, middle), flat.substring(middle + 1, end)));
      start = end + 1;
    }
    return headers;
  }

  /// @param status `200 OK`, or the bare number
  static ResponseHead head(String status, String flat) {
    return new ResponseHead(
        Integer.parseInt(status, 0, STATUS_DIGITS, 10),
        status.substring(Math.min(status.length(), STATUS_DIGITS + 1)),
        split(flat));
  }
}
