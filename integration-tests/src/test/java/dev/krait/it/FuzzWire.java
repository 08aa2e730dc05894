package dev.krait.it;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/// Sends bytes on a connection of their own and reads all that comes back. Text is latin-1.
final class FuzzWire {
  /// A server that says nothing for so long may be waiting for more, so it is told that there is
  /// none. Telling it early does no harm: the bytes are all sent by then.
  private static final int QUIET_MILLIS = 250;

  /// A server that has been told and does not close the connection has lost the request.
  private static final int LOST_MILLIS = 30_000;

  private FuzzWire() {}

  /// @param ended whether the server closed the connection
  record Received(String text, boolean ended) {}

  static Received exchange(int port, String bytes) throws IOException {
    ByteArrayOutputStream received = new ByteArrayOutputStream();
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setTcpNoDelay(true);
      socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
      boolean ended = read(socket, QUIET_MILLIS, received);
      if (!ended) {
        socket.shutdownOutput();
        ended = read(socket, LOST_MILLIS, received);
      }
      return new Received(received.toString(StandardCharsets.ISO_8859_1), ended);
    } catch (SocketException _) { // reset: it closed the connection with bytes unread
      return new Received(received.toString(StandardCharsets.ISO_8859_1), true);
    }
  }

  private static boolean read(Socket socket, int millis, ByteArrayOutputStream into)
      throws IOException {
    socket.setSoTimeout(millis);
    InputStream in = socket.getInputStream();
    byte[] block = new byte[8192];
    try {
      for (int n = in.read(block); n >= 0; n = in.read(block)) {
        into.write(block, 0, n);
      }
      return true;
    } catch (SocketTimeoutException _) {
      return false;
    }
  }
}
