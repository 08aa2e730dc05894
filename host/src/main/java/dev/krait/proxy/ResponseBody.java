package dev.krait.proxy;

import java.io.IOException;
import java.util.regex.Pattern;

/// Reads a response's body, its framing taken off (RFC 9112 §6.3 and §7.1). Trailers are left out.
final class ResponseBody {
  private static final int MOST_LINE = 4096;
  private static final Pattern SIZE = Pattern.compile("[0-9A-Fa-f]{1,15}");

  private final Connection.Source source;
  private final boolean chunked;
  private final boolean toTheEnd;
  private long left;
  private boolean over;

  ResponseBody(Connection.Source source, long length) throws IOException {
    this.source = source;
    this.chunked = length == ResponseReader.Response.CHUNKED;
    this.toTheEnd = length == ResponseReader.Response.TO_THE_END;
    this.left = Math.max(0, length);
    this.over = length == 0;
  }

  /// Whether all of it was read, as far as is known without waiting.
  boolean over() {
    return over;
  }

  /// Waits for bytes.
  ///
  /// @return some; none when there are no more
  /// @throws BadResponseException when the target stopped before the end
  byte[] read() throws IOException {
    if (over) {
      return new byte[0];
    }
    if (toTheEnd) {
      byte[] bytes = source.some(Long.MAX_VALUE);
      over = bytes.length == 0;
      return bytes;
    }
    if (chunked && left == 0) {
      beginChunk();
      if (over) {
        return new byte[0];
      }
    }
    byte[] bytes = source.some(left);
    if (bytes.length == 0) {
      throw new BadResponseException("it closed the connection within its answer's body");
    }
    left -= bytes.length;
    if (left == 0) {
      endPart();
    }
    return bytes;
  }

  private void beginChunk() throws IOException {
    String line = line();
    int end = line.indexOf(';');
    String digits = (end < 0 ? line : line.substring(0, end)).strip();
    if (!SIZE.matcher(digits).matches()) {
      throw new BadResponseException("the size of a chunk of its answer is none");
    }
    left = Long.parseLong(digits, 16);
    if (left == 0) {
      skipTrailers();
      over = true;
    }
  }

  private void endPart() throws IOException {
    if (!chunked) {
      over = true;
    } else if (!line().isEmpty()) {
      throw new BadResponseException("a chunk of its answer is longer than it says");
    }
  }

  private void skipTrailers() throws IOException {
    int lines = 0;
    while (!line().isEmpty()) {
      if (++lines > 100) {
        throw new BadResponseException("its answer has too many trailers");
      }
    }
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = source.read(); next != '\n'; next = source.read()) {
      if (next < 0 || line.length() == MOST_LINE) {
        throw new BadResponseException("it closed the connection within its answer's body");
      }
      if (next != '\r') {
        line.append((char) next);
      }
    }
    return line.toString();
  }
}
