package dev.krait.conformance;

import dev.krait.conformance.Answer.End;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A connection that sends exactly the bytes it is given and reads answers byte by byte (RFC 9112).
/// All text is latin-1. No read waits longer than the patience.
final class Wire implements Closeable {
  /// How long a server may keep silent.
  static final Duration PATIENCE = Duration.ofSeconds(5);

  /// How long a connection may last: a server that never stops talking is stopped.
  private static final Duration LONGEST = Duration.ofSeconds(40);

  private static final int LONGEST_HEAD = 64 * 1024;
  private static final int LONGEST_BODY = 64 * 1024 * 1024;

  private final Socket socket;
  private final InputStream in;
  private final Transcript transcript;
  private final long deadline = System.nanoTime() + LONGEST.toNanos();
  private boolean ended;

  private Wire(Socket socket, Transcript transcript) throws IOException {
    this.socket = socket;
    this.in = new BufferedInputStream(socket.getInputStream());
    this.transcript = transcript;
  }

  static Wire open(InetSocketAddress server, Transcript transcript) throws IOException {
    Socket socket = new Socket();
    try {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout((int) PATIENCE.toMillis());
      socket.connect(server, (int) PATIENCE.toMillis());
      return new Wire(socket, transcript);
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  /// Sends bytes; a server that has closed the connection may have said why.
  void send(String bytes) {
    transcript.sent(bytes);
    try {
      socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
    } catch (IOException _) {
      transcript.event("the server took no more");
    }
  }

  /// The next final answer, with the interim ones before it.
  ///
  /// @param bodiless whether it has no body whatever its head says: it answers HEAD
  /// @return one that is cut off and has no status when the connection ends before it begins
  /// @throws WireException when nothing comes, or something else
  Answer answer(boolean bodiless) throws IOException {
    List<String> interim = new ArrayList<>();
    while (true) {
      String first = lineOrEnd();
      if (ended && first.isEmpty()) {
        return new Answer(interim, "", List.of(), "", End.CUT);
      }
      List<String> head = head(first);
      Answer empty =
          new Answer(
              interim, head.getFirst(), List.copyOf(head.subList(1, head.size())), "", End.LENGTH);
      int status = empty.status();
      if (status >= 100 && status < 200 && status != 101) {
        interim.add(head.getFirst());
      } else {
        return bodiless || status == 204 || status == 304 ? empty : withBody(empty);
      }
    }
  }

  /// The status line and the header lines of the next answer, interim or not.
  List<String> head() throws IOException {
    return head(line());
  }

  private List<String> head(String first) throws IOException {
    if (!first.startsWith("HTTP/") || ended) {
      throw new WireException(
          first.isEmpty()
              ? "an empty line where an answer should begin"
              : "no HTTP answer but '" + Transcript.printable(first) + "'");
    }
    List<String> lines = new ArrayList<>();
    int size = 0;
    for (String line = first; !line.isEmpty(); line = line()) {
      size += line.length();
      if (size > LONGEST_HEAD) {
        throw new WireException("a head of more than " + LONGEST_HEAD + " bytes");
      }
      lines.add(line);
    }
    return lines;
  }

  private Answer withBody(Answer head) throws IOException {
    if (head.values("Transfer-Encoding").stream().anyMatch("chunked"::equalsIgnoreCase)) {
      return chunked(head);
    }
    List<String> lengths = head.values("Content-Length");
    if (lengths.isEmpty()) {
      return with(head, rest(), End.CLOSE);
    }
    String length = lengths.getFirst();
    if (!length.matches("\\d{1,9}")) {
      throw new WireException("Content-Length '" + Transcript.printable(length) + "'");
    }
    String body = read(Integer.parseInt(length));
    return with(head, body, body.length() == Integer.parseInt(length) ? End.LENGTH : End.CUT);
  }

  private Answer chunked(Answer head) throws IOException {
    StringBuilder body = new StringBuilder();
    while (true) {
      String line = ended ? "" : lineOrEnd();
      String size = line.split(";", 2)[0].strip();
      if (line.isEmpty()) {
        return with(head, body.toString(), End.CUT);
      }
      if (!size.matches("[0-9a-fA-F]{1,7}")) {
        throw new WireException("the chunk size '" + Transcript.printable(size) + "'");
      }
      int count = Integer.parseInt(size, 16);
      String data = read(count);
      body.append(data);
      if (data.length() < count || body.length() > LONGEST_BODY) {
        return with(head, body.toString(), End.CUT);
      }
      if (count == 0) {
        return with(head, body.toString(), trailers() ? End.LAST_CHUNK : End.CUT);
      }
      lineOrEnd();
    }
  }

  private boolean trailers() throws IOException {
    String line = lineOrEnd();
    while (!line.isEmpty() && !ended) {
      line = lineOrEnd();
    }
    return !ended;
  }

  private static Answer with(Answer head, String body, End end) {
    return new Answer(head.interim(), head.statusLine(), head.fields(), body, end);
  }

  /// The next block of a body, in whichever framing: at least one byte.
  String block(boolean chunked, int length) throws IOException {
    if (!chunked) {
      return read(length);
    }
    String data = read(Integer.parseInt(line().split(";", 2)[0].strip(), 16));
    line();
    return data;
  }

  /// Up to `count` bytes, fewer only when the connection ends.
  String read(int count) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int next = 0; bytes.size() < count && next >= 0; ) {
      next = next();
      if (next >= 0) {
        bytes.write(next);
      }
    }
    return bytes.toString(StandardCharsets.ISO_8859_1);
  }

  /// Everything until the server closes the connection.
  ///
  /// @throws WireException when it does not
  String rest() throws IOException {
    return read(LONGEST_BODY);
  }

  private String line() throws IOException {
    String line = lineOrEnd();
    if (ended) {
      throw new WireException(
          line.isEmpty()
              ? "the connection ended where an answer should be"
              : "the connection ended after '" + Transcript.printable(line) + "'");
    }
    return line;
  }

  private String lineOrEnd() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = next(); next != '\n'; next = next()) {
      if (next < 0) {
        return line.toString();
      }
      if (line.length() > LONGEST_HEAD) {
        throw new WireException("a line of more than " + LONGEST_HEAD + " bytes");
      }
      line.append((char) next);
    }
    int end = line.length() - 1;
    return end >= 0 && line.charAt(end) == '\r' ? line.substring(0, end) : line.toString();
  }

  /// The next byte, -1 at the end of the connection, orderly or not.
  private int next() throws IOException {
    if (ended) {
      return -1;
    }
    if (System.nanoTime() > deadline) {
      throw new WireException("no end within " + LONGEST.toSeconds() + " s");
    }
    int next;
    try {
      next = in.read();
    } catch (SocketTimeoutException _) {
      String silence = "for " + socket.getSoTimeout() / 1000 + " s";
      transcript.event("silence " + silence);
      throw new WireException("nothing more came " + silence);
    } catch (IOException e) {
      transcript.event("the connection broke: " + e.getMessage());
      ended = true;
      return -1;
    }
    if (next < 0) {
      transcript.event("the server closed the connection");
      ended = true;
    } else {
      transcript.received(next);
    }
    return next;
  }

  /// From now on, waits twice as long.
  void bePatient() throws IOException {
    socket.setSoTimeout((int) PATIENCE.multipliedBy(2).toMillis());
  }

  /// Ends the connection with a reset, as a client that crashed would.
  void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
    transcript.event("the client reset the connection");
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
