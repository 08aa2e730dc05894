package dev.krait.proxy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;

/// A server that answers each request with the next of the given bytes, and remembers the requests.
/// After an answer that ends with `!` it closes the connection; to `(silence)` it says nothing, and
/// at each `(pause)` it waits.
final class FakeTarget implements AutoCloseable {
  static final Duration PAUSE = Duration.ofMillis(1800);

  final List<String> requests = new CopyOnWriteArrayList<>();
  final List<Socket> connections = new CopyOnWriteArrayList<>();
  private final ServerSocket server;
  private final Deque<String> answers = new ConcurrentLinkedDeque<>();

  FakeTarget(String... answers) throws IOException {
    this.answers.addAll(List.of(answers));
    this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread _ = Thread.ofVirtual().start(this::accept);
  }

  Target target(Duration patience) {
    return new Target(
        URI.create("http://127.0.0.1:" + server.getLocalPort()),
        patience,
        Duration.ofSeconds(10),
        false);
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = server.accept();
        connections.add(socket);
        Thread _ = Thread.ofVirtual().start(() -> serve(socket));
      }
    } catch (IOException _) {
      // closed
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      while (true) {
        String request = read(socket.getInputStream());
        if (request.isEmpty()) {
          return;
        }
        requests.add(request);
        String answer = answers.remove();
        if (answer.equals("(silence)")) {
          int _ = socket.getInputStream().read();
          return;
        }
        boolean last = answer.endsWith("!");
        String text = last ? answer.substring(0, answer.length() - 1) : answer;
        for (String part : text.replace("\n", "\r\n").split("(?=\\(pause\\))", -1)) {
          if (part.startsWith("(pause)")) {
            Thread.sleep(PAUSE);
          }
          socket
              .getOutputStream()
              .write(part.replace("(pause)", "").getBytes(StandardCharsets.US_ASCII));
        }
        if (last) {
          return;
        }
      }
    } catch (IOException | InterruptedException _) {
      // the other side is gone
    }
  }

  /// A head, and a body if it is chunked, up to the last chunk.
  private static String read(InputStream in) throws IOException {
    StringBuilder text = new StringBuilder();
    while (true) {
      int next = in.read();
      if (next < 0) {
        return "";
      }
      if (next != '\r') {
        text.append((char) next);
      }
      int head = text.indexOf("\n\n");
      boolean chunked = head >= 0 && text.indexOf("Transfer-Encoding: chunked") >= 0;
      if (head >= 0 && (!chunked || text.toString().endsWith("\n0\n\n"))) {
        return text.toString();
      }
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : connections) {
      socket.close();
    }
  }
}
