package dev.krait.replay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// A server that resets connections, and breaks off the answers to `/broken`.
final class Rude implements AutoCloseable {
  private final ServerSocket server;

  Rude() {
    try {
      server = new ServerSocket(0, 9, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::run);
  }

  String url() {
    return "http://127.0.0.1:" + server.getLocalPort();
  }

  private void run() {
    try {
      while (true) {
        try (Socket socket = server.accept()) {
          answer(socket);
        }
      }
    } catch (IOException _) {
      // closed
    }
  }

  private static void answer(Socket socket) throws IOException {
    byte[] request = new byte[4096];
    int length = socket.getInputStream().read(request);
    String text = new String(request, 0, Math.max(0, length), StandardCharsets.UTF_8);
    if (text.startsWith("GET /broken")) {
      String half = "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{";
      socket.getOutputStream().write(half.getBytes(StandardCharsets.UTF_8));
    } else {
      socket.setSoLinger(true, 0);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
