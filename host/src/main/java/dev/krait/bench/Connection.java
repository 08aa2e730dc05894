package dev.krait.bench;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// A connection that asks the same thing again and again; just enough of HTTP/1.1 for answers that
/// have a Content-Length.
final class Connection implements AutoCloseable {
  private static final int LIMIT_MILLIS = 30_000;
  private static final int LONGEST_LINE = 8192;
  private static final String CLOSE = "connection: close";
  private static final String LENGTH = "content-length:";

  private final Socket socket;
  private final InputStream input;
  private final byte[] request;
  private boolean lasting = true;
  private final StringBuilder line = new StringBuilder();

  private Connection(Socket socket, byte[] request) throws IOException {
    this.socket = socket;
    this.input = new BufferedInputStream(socket.getInputStream());
    this.request = request;
  }

  static Connection open(InetSocketAddress endpoint, String path) throws IOException {
    String host = endpoint.getHostString() + ":" + endpoint.getPort();
    String request = "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n";
    Socket socket = new Socket();
    try {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(LIMIT_MILLIS);
      socket.connect(endpoint);
      return new Connection(socket, request.getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  /// Sends a request and reads the answer to its end.
  ///
  /// @return its status
  /// @throws IOException when there is none, or it has no Content-Length
  int exchange() throws IOException {
    socket.getOutputStream().write(request);
    String statusLine = line();
    long length = -1;
    for (String field = line(); !field.isEmpty(); field = line()) {
      lasting &= !field.equalsIgnoreCase(CLOSE);
      if (field.regionMatches(true, 0, LENGTH, 0, LENGTH.length())) {
        length = Long.parseLong(field.substring(LENGTH.length()).strip());
      }
    }
    if (length < 0) {
      throw new IOException("an answer without Content-Length");
    }
    input.skipNBytes(length);
    return Integer.parseInt(statusLine.split(" ", 3)[1]);
  }

  /// Whether the server will answer another request.
  boolean isLasting() {
    return lasting;
  }

  private String line() throws IOException {
    line.setLength(0);
    for (int next = input.read(); next != '\n'; next = input.read()) {
      if (next < 0 || line.length() > LONGEST_LINE) {
        throw new EOFException("no whole line");
      }
      if (next != '\r') {
        line.append((char) next);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
