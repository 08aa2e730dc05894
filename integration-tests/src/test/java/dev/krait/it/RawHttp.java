package dev.krait.it;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A connection that sends exactly the given bytes and reads answers byte by byte. All text is
/// latin-1.
final class RawHttp implements Closeable {
  private static final int READ_MILLIS = 60_000;

  private final Socket socket;
  private final Socket wire;
  private final InputStream in;

  RawHttp(int port) throws IOException {
    this(new Socket(InetAddress.getLoopbackAddress(), port));
  }

  RawHttp(Socket socket) throws IOException {
    this(socket, socket);
  }

  /// @param socket what is written to and read from
  /// @param wire the connection below it, when that is another: of TLS
  RawHttp(Socket socket, Socket wire) throws IOException {
    this.socket = socket;
    this.wire = wire;
    this.in = socket.getInputStream();
    wire.setSoTimeout(READ_MILLIS);
    wire.setTcpNoDelay(true);
  }

  /// One request on a connection of its own.
  static Answer ask(int port, String request) throws IOException {
    try (RawHttp connection = new RawHttp(port)) {
      return connection.send(request).answer(request.startsWith("HEAD "));
    }
  }

  /// A GET on a connection of its own.
  static Answer get(int port, String target) throws IOException {
    return ask(port, "GET " + target + " HTTP/1.1\r\nHost: h\r\n\r\n");
  }

  RawHttp send(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
    return this;
  }

  /// Says that nothing more will be sent.
  RawHttp finish() throws IOException {
    socket.shutdownOutput();
    return this;
  }

  /// How many bytes come until the server closes the connection.
  long countToEnd() throws IOException {
    return in.transferTo(OutputStream.nullOutputStream());
  }

  /// Ends the connection with a reset, as a client that crashed would.
  void reset() throws IOException {
    wire.setSoLinger(true, 0);
    wire.close();
  }

  Answer answer() throws IOException {
    return answer(false);
  }

  /// The next answer, interim ones included.
  ///
  /// @param bodiless whether it has no body whatever its head says
  Answer answer(boolean bodiless) throws IOException {
    String head = readHead();
    List<String> lines = List.of(head.split("\r\n"));
    int status = Integer.parseInt(lines.getFirst().split(" ", 3)[1]);
    Answer empty = new Answer(status, lines, "", true);
    if (bodiless || status < 200 || status == 204 || status == 304) {
      return empty;
    }
    if (empty.header("Transfer-Encoding").isPresent()) {
      return readChunked(empty);
    }
    Optional<String> length = empty.header("Content-Length");
    byte[] body =
        length.isPresent() ? in.readNBytes(Integer.parseInt(length.get())) : in.readAllBytes();
    boolean whole = length.isEmpty() || body.length == Integer.parseInt(length.get());
    return new Answer(status, lines, latin1(body), whole);
  }

  /// The next answer's head, with the empty line taken off.
  String readHead() throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.length() < 4 || !head.substring(head.length() - 4).equals("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("the connection ended in an answer's head: '" + head + "'");
      }
      head.append((char) next);
    }
    return head.substring(0, head.length() - 4);
  }

  /// Exactly `count` bytes.
  String read(int count) throws IOException {
    return latin1(in.readNBytes(count));
  }

  /// The next chunk's data, `""` for the last one.
  String readChunk() throws IOException {
    int size = Integer.parseInt(readLine(), 16);
    String data = read(size);
    readLine();
    return data;
  }

  /// Whether the server has closed the connection; waits for it to.
  boolean closed() throws IOException {
    try {
      return in.read() < 0;
    } catch (java.net.SocketException e) {
      return true;
    }
  }

  private Answer readChunked(Answer head) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    while (true) {
      String line = readLine();
      if (line.isEmpty()) {
        return new Answer(head.status(), head.lines(), latin1(body.toByteArray()), false);
      }
      int size = Integer.parseInt(line, 16);
      body.write(in.readNBytes(size));
      readLine();
      if (size == 0) {
        return new Answer(head.status(), head.lines(), latin1(body.toByteArray()), true);
      }
    }
  }

  private String readLine() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
      line.append((char) next);
    }
    return line.toString().strip();
  }

  private static String latin1(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  /// An answer as it was on the wire.
  ///
  /// @param lines the status line and the header lines
  /// @param whole whether the body came to its proper end
  record Answer(int status, List<String> lines, String body, boolean whole) {
    /// The first value of a field.
    Optional<String> header(String name) {
      return headers(name).stream().findFirst();
    }

    /// All values of a field, in order.
    List<String> headers(String name) {
      String prefix = name.toLowerCase(Locale.ROOT) + ":";
      return lines.stream()
          .skip(1)
          .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(prefix))
          .map(line -> line.substring(prefix.length()).strip())
          .toList();
    }
  }
}
