package dev.krait.proxy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/// A connection to a target. One thread reads, one may write meanwhile.
final class Connection implements AutoCloseable {
  private static final int CONNECT_MILLIS = 5_000;
  private static final int LOOK_MILLIS = 500;

  private final SocketChannel channel;
  private final OutputStream out;
  private final Source source;
  private long idleSince;
  private boolean used;

  private Connection(SocketChannel channel, Socket socket) throws IOException {
    this.channel = channel;
    this.out = socket.getOutputStream();
    this.source = new Source(socket.getInputStream());
  }

  /// Connects.
  ///
  /// @throws IOException when nobody listens there, or does not answer within 5 s
  static Connection open(Target target) throws IOException {
    SocketChannel channel = SocketChannel.open();
    try {
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      int limit = Math.min(CONNECT_MILLIS, target.patienceMillis());
      Socket plain = channel.socket();
      plain.connect(new InetSocketAddress(target.host(), target.port()), limit);
      plain.setSoTimeout(limit); // for a handshake, which nothing looks after
      Socket socket = target.secure() ? secured(plain, target) : plain;
      plain.setSoTimeout(Math.min(LOOK_MILLIS, target.patienceMillis()));
      return new Connection(channel, socket);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static Socket secured(Socket plain, Target target) throws IOException {
    SSLSocket socket =
        (SSLSocket)
            ((SSLSocketFactory) SSLSocketFactory.getDefault())
                .createSocket(plain, target.host(), target.port(), true);
    var parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return socket;
  }

  OutputStream out() {
    return out;
  }

  Source source() {
    return source;
  }

  /// Called now and then while a read waits.
  @FunctionalInterface
  interface Watch {
    /// Decides whether it goes on waiting.
    ///
    /// @throws IOException when it has waited long enough
    void waited() throws IOException;
  }

  /// Whether another request came over it before.
  boolean used() {
    return used;
  }

  /// It waits for the next request.
  void rest() {
    used = true;
    idleSince = System.nanoTime();
  }

  /// Whether the target has neither closed it nor said anything nobody asked for.
  ///
  /// @param nanos the longest it may have been idle
  boolean alive(long nanos) {
    if (System.nanoTime() - idleSince > nanos || !source.isEmpty()) {
      return false;
    }
    try {
      channel.configureBlocking(false);
      boolean quiet = channel.read(ByteBuffer.allocate(1)) == 0;
      channel.configureBlocking(true);
      return quiet;
    } catch (IOException _) {
      return false;
    }
  }

  @Override
  public void close() {
    try {
      channel.close(); // not the socket: TLS would wait for a farewell
    } catch (IOException _) {
      // it is gone all the same
    }
  }

  /// What the target sends, with a buffer.
  static final class Source {
    private static final int SIZE = 16 * 1024;

    private final InputStream in;
    private final byte[] buffer = new byte[SIZE];
    private int from;
    private int to;
    private Watch watch = () -> {};

    Source(InputStream in) {
      this.in = in;
    }

    void watch(Watch next) {
      watch = next;
    }

    boolean isEmpty() {
      return from == to;
    }

    /// The next byte, waiting for it; -1 at the end.
    int read() throws IOException {
      if (from == to && !fill()) {
        return -1;
      }
      return buffer[from++] & 0xff;
    }

    /// What is here, waiting for some.
    ///
    /// @return up to `most` bytes; none at the end
    byte[] some(long most) throws IOException {
      if (from == to && !fill()) {
        return new byte[0];
      }
      int count = (int) Math.min(most, to - from);
      byte[] bytes = new byte[count];
      System.arraycopy(buffer, from, bytes, 0, count);
      from += count;
      return bytes;
    }

    private boolean fill() throws IOException {
      while (true) {
        try {
          int count = in.read(buffer, 0, SIZE);
          from = 0;
          to = Math.max(0, count);
          return count > 0;
        } catch (SocketTimeoutException _) {
          watch.waited();
        }
      }
    }
  }
}
