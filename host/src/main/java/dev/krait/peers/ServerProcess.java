package dev.krait.peers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.IntFunction;

/// A server on a free port of the loopback address.
public final class ServerProcess implements AutoCloseable {
  private static final int POLL_MILLIS = 5;

  private final ChildProcess process;
  private final int port;
  private final long started;

  private ServerProcess(ChildProcess process, int port, long started) {
    this.process = process;
    this.port = port;
    this.started = started;
  }

  /// Starts a server; it need not listen yet.
  ///
  /// @param launch makes the command for a port
  /// @param output the file that receives all it prints
  /// @throws PeerException when it cannot be started
  public static ServerProcess start(IntFunction<Launch> launch, Path output) {
    int port = FreePort.find();
    long started = System.nanoTime();
    return new ServerProcess(ChildProcess.start(launch.apply(port), output), port, started);
  }

  /// Waits until it accepts connections.
  ///
  /// @throws PeerException when it ends before, or does not within `limit`; it has ended then
  public ServerProcess awaitListening(Duration limit) throws InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    while (!isListening()) {
      requireAlive();
      if (System.nanoTime() > deadline) {
        close();
        throw new PeerException("does not listen after " + limit.toSeconds() + " s");
      }
      Thread.sleep(POLL_MILLIS);
    }
    return this;
  }

  private boolean isListening() {
    try (Socket socket = new Socket()) {
      return reaches(socket, endpoint());
    } catch (IOException _) {
      return false;
    }
  }

  /// Whether a server is at the other end. TCP lets a socket connect to itself when the system
  /// happens to give it the very port that it asks for, and nobody listens there (RFC 9293 §3.5,
  /// simultaneous open).
  static boolean reaches(Socket socket, InetSocketAddress server) throws IOException {
    socket.connect(server);
    return socket.getLocalPort() != server.getPort();
  }

  /// Makes sure that it still runs.
  ///
  /// @throws PeerException when it has ended, with the last it said
  public void requireAlive() {
    if (!process.isAlive()) {
      String end = process.end();
      close();
      throw new PeerException(end);
    }
  }

  public InetSocketAddress endpoint() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  /// Its address with a path: `http://127.0.0.1:40123/cpu`.
  public URI address(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  /// When it was started, on the clock of [System#nanoTime].
  public long started() {
    return started;
  }

  /// All it has printed so far.
  public String output() {
    return process.output();
  }

  /// The numbers of its processes.
  public List<Long> pids() {
    return process.pids();
  }

  @Override
  public void close() {
    process.close();
  }
}
