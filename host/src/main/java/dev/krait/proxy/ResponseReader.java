package dev.krait.proxy;

import dev.krait.exchange.Header;
import dev.krait.exchange.ResponseHead;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads a response's head (RFC 9112 §4 to §6) and decides how its body is framed. Strict: what two
/// readers could take for different things is no response.
final class ResponseReader {
  private static final int MOST_BYTES = 64 * 1024;
  private static final int MOST_FIELDS = 500;
  private static final int SWITCHING_PROTOCOLS = 101;
  private static final int FIRST_FINAL = 200;
  private static final int MOST_STATUS = 999;
  private static final Pattern STATUS =
      Pattern.compile("HTTP/1\\.([01]) ([1-9][0-9]{2})(?: (.*))?");
  private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");
  private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
  private static final Set<Integer> EMPTY = Set.of(204, 304);

  private final Connection.Source source;
  private final String method;
  private int bytes;
  private boolean begun;

  /// @param method of the request, as one to HEAD has no body
  ResponseReader(Connection.Source source, String method) {
    this.source = source;
    this.method = method;
  }

  /// @param head without fields that are about the connection
  /// @param length of the body; [CHUNKED][#CHUNKED], or [TO_THE_END][#TO_THE_END]
  /// @param reusable whether another request can follow
  record Response(ResponseHead head, long length, boolean reusable) {
    static final long CHUNKED = -1;
    static final long TO_THE_END = -2;
  }

  /// Whether a byte of a response has come.
  boolean begun() {
    return begun;
  }

  /// Waits for it; passes over those in between (RFC 9110 §15.2).
  Response read() throws IOException {
    Response response = readOne();
    while (response.head().status() < FIRST_FINAL) {
      if (response.head().status() == SWITCHING_PROTOCOLS) {
        throw new BadResponseException("it switched protocols, and nobody had asked for that");
      }
      response = readOne();
    }
    return response;
  }

  private Response readOne() throws IOException {
    Matcher line = STATUS.matcher(line());
    if (!line.matches()) {
      throw new BadResponseException("its answer does not begin with a status line of HTTP/1");
    }
    int status = Integer.parseInt(line.group(2));
    if (status > MOST_STATUS) {
      throw new BadResponseException("its status is none");
    }
    String reason = line.group(3) == null ? "" : line.group(3);
    List<Header> fields = fields();
    Set<String> hop = HopByHop.in(fields);
    boolean persistent = persistent(fields, line.group(1).equals("1"));
    long length = length(fields, status);
    List<Header> kept = new ArrayList<>(fields.size());
    for (Header field : fields) {
      if (!hop.contains(field.name().toLowerCase(Locale.ROOT))) {
        kept.add(field);
      }
    }
    return new Response(
        new ResponseHead(status, reason, kept),
        length,
        persistent && length != Response.TO_THE_END);
  }

  private List<Header> fields() throws IOException {
    List<Header> fields = new ArrayList<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      if (colon < 1 || !NAME.matcher(line.substring(0, colon)).matches()) {
        throw new BadResponseException("a header field of its has no proper name");
      }
      if (fields.size() == MOST_FIELDS) {
        throw new BadResponseException("it sent more than " + MOST_FIELDS + " header fields");
      }
      fields.add(new Header(line.substring(0, colon), line.substring(colon + 1).strip()));
    }
    return fields;
  }

  /// Ended by CRLF, or LF alone (RFC 9112 §2.2).
  private String line() throws IOException {
    StringBuilder line = new StringBuilder(64);
    while (true) {
      int next = source.read();
      if (next < 0) {
        throw new BadResponseException(
            begun
                ? "it closed the connection within its answer's head"
                : "it closed the connection");
      }
      begun = true;
      if (++bytes > MOST_BYTES) {
        throw new BadResponseException("its answer's head has more than 64 KiB");
      }
      if (next == '\n') {
        break;
      }
      line.append((char) next);
    }
    int end = line.length();
    if (end > 0 && line.charAt(end - 1) == '\r') {
      line.setLength(end - 1);
    }
    if (line.chars().anyMatch(c -> c == '\r' || c == 0)) {
      throw new BadResponseException("its answer's head has characters that none may have");
    }
    return line.toString();
  }

  private static boolean persistent(List<Header> fields, boolean latest) {
    @Nullable Boolean said = null;
    for (Header field : fields) {
      if (field.name().equalsIgnoreCase("Connection")) {
        String options = "," + field.value().toLowerCase(Locale.ROOT).replace(" ", "") + ",";
        if (options.contains(",close,")) {
          return false;
        }
        if (options.contains(",keep-alive,")) {
          said = true;
        }
      }
    }
    return latest || said != null;
  }

  /// RFC 9112 §6.3
  private long length(List<Header> fields, int status) throws BadResponseException {
    List<String> lengths = values(fields, "Content-Length");
    List<String> codings = values(fields, "Transfer-Encoding");
    if (method.equals("HEAD") || status < FIRST_FINAL || EMPTY.contains(status)) {
      return 0;
    }
    if (!codings.isEmpty()) {
      if (!lengths.isEmpty()
          || codings.size() > 1
          || !codings.getFirst().equalsIgnoreCase("chunked")) {
        throw new BadResponseException("its answer's framing is ambiguous or unknown");
      }
      return Response.CHUNKED;
    }
    if (lengths.isEmpty()) {
      return Response.TO_THE_END;
    }
    if (lengths.stream().distinct().count() > 1 || !LENGTH.matcher(lengths.getFirst()).matches()) {
      throw new BadResponseException("its answer's Content-Length is none");
    }
    return Long.parseLong(lengths.getFirst());
  }

  private static List<String> values(List<Header> fields, String name) {
    return fields.stream()
        .filter(field -> field.name().equalsIgnoreCase(name))
        .map(Header::value)
        .toList();
  }
}
