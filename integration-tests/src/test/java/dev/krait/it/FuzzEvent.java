package dev.krait.it;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What became of the next bytes on a connection, as far as their sender can tell.
sealed interface FuzzEvent {
  /// They were a request, and the application got it.
  ///
  /// @param facts what `echo.py` was given
  record Served(Map<String, String> facts) implements FuzzEvent {
    String method() {
      return facts.getOrDefault("REQUEST_METHOD", "");
    }

    /// Whether it is the one behind the bytes under test.
    boolean isSentinel() {
      return "/sentinel".equals(facts.get("PATH_INFO"));
    }

    @Override
    public String toString() {
      return "served " + Escaped.of(facts.toString());
    }
  }

  /// They were a request, and the server itself answered it well.
  record Answered(int status) implements FuzzEvent {
    @Override
    public String toString() {
      return "answered " + status;
    }
  }

  /// They were refused, with the last answer of the connection.
  record Refused(int status) implements FuzzEvent {
    @Override
    public String toString() {
      return "refused " + status;
    }
  }

  /// Nobody looks at them: the answer before had announced that the connection ends.
  record Over() implements FuzzEvent {
    @Override
    public String toString() {
      return "over";
    }
  }

  /// No answer came before the connection ended.
  record Silent() implements FuzzEvent {
    @Override
    public String toString() {
      return "silent";
    }
  }

  /// No answer came, and the connection stayed open although no more could come.
  record Lost() implements FuzzEvent {
    @Override
    public String toString() {
      return "lost";
    }
  }

  /// An answer that no client can read, or that comes after the last one.
  record Garbled(String text) implements FuzzEvent {
    @Override
    public String toString() {
      return "garbled " + Escaped.of(text);
    }
  }

  Pattern HEAD = Pattern.compile("HTTP/1\\.([0-9]) ([0-9]{3})[^\r\n]*\r\n((?:[^\r\n]+\r\n)*)\r\n");
  Pattern ECHO = Pattern.compile("(?m)^X-Echo: (.*)$");
  Pattern CLOSE = Pattern.compile("(?mi)^Connection: close$");
  Pattern KEEP = Pattern.compile("(?mi)^Connection: keep-alive$");

  /// All events of a connection; the last one is none of an answer that goes well.
  static List<FuzzEvent> all(FuzzWire.Received received) {
    List<FuzzEvent> events = new ArrayList<>();
    String text = received.text();
    Matcher head = HEAD.matcher(text);
    int at = 0;
    while (at < text.length()) {
      if (!head.find(at) || head.start() != at) {
        events.add(new Garbled(text.substring(at)));
        return events;
      }
      at = head.end();
      int status = Integer.parseInt(head.group(2));
      if (status < 200) {
        continue;
      }
      if (status >= 300) {
        String rest = text.substring(at);
        events.add(
            ECHO.matcher(rest).find()
                ? new Garbled(rest)
                : received.ended() ? new Refused(status) : new Lost());
        return events;
      }
      String fields = head.group(3);
      events.add(good(status, fields));
      if (CLOSE.matcher(fields).find()
          || (head.group(1).equals("0") && !KEEP.matcher(fields).find())) {
        events.add(
            at < text.length()
                ? new Garbled(text.substring(at))
                : received.ended() ? new Over() : new Lost());
        return events;
      }
    }
    events.add(received.ended() ? new Silent() : new Lost());
    return events;
  }

  private static FuzzEvent good(int status, String fields) {
    Matcher echo = ECHO.matcher(fields);
    if (!echo.find()) {
      return new Answered(status);
    }
    Map<String, String> facts = new TreeMap<>();
    for (String pair : echo.group(1).split("&", -1)) {
      String[] parts = pair.split("=", 2);
      facts.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.ISO_8859_1));
    }
    return new Served(facts);
  }
}
