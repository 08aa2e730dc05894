package dev.krait.conformance;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// An answer as it was on the wire; all text is latin-1, a character for each byte.
///
/// @param interim status lines of the 1xx answers before it
/// @param statusLine as it was sent; empty when there was no answer
/// @param fields header lines, as they were sent
/// @param end how the body came to its end
record Answer(List<String> interim, String statusLine, List<String> fields, String body, End end) {
  private static final int LONGEST_SHOWN = 200;

  /// How a body came to its end.
  enum End {
    /// It has no body, or had as many bytes as its Content-Length says.
    LENGTH("whole"),
    /// The last chunk came.
    LAST_CHUNK("whole, chunked"),
    /// It lasts until the connection is closed, and that happened.
    CLOSE("ended by the connection's end"),
    /// The connection ended before the body did.
    CUT("cut off");

    private final String words;

    End(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  /// The status code, 0 if there is none.
  int status() {
    String[] parts = statusLine.split(" ", 3);
    return parts.length > 1 && parts[1].matches("\\d{3}") ? Integer.parseInt(parts[1]) : 0;
  }

  boolean isWhole() {
    return end != End.CUT;
  }

  /// The first value of a field.
  Optional<String> field(String name) {
    return values(name).stream().findFirst();
  }

  /// All values of a field, in order.
  List<String> values(String name) {
    String prefix = name.toLowerCase(Locale.ROOT) + ":";
    return fields.stream()
        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(prefix))
        .map(line -> line.substring(prefix.length()).strip())
        .toList();
  }

  /// For people: `200 OK, body 'two lines', whole`.
  String words() {
    if (statusLine.isEmpty()) {
      return "no answer: the connection ended";
    }
    String status = statusLine.replaceFirst("^HTTP/\\S+ ?", "");
    String shown = body.length() > LONGEST_SHOWN ? body.substring(0, LONGEST_SHOWN) : body;
    String rest = shown.equals(body) ? "" : "… (" + body.length() + " bytes)";
    return status + ", body '" + Transcript.printable(shown) + "'" + rest + ", " + end.words();
  }
}
