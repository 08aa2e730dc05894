package dev.krait.listener;

import io.undertow.util.Headers;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// A program that answers every request from an I/O thread, with the bytes of PEP 3333's
/// `simple_app` and no Python: the most that `krait bench` can see a host reach.
public final class PlainListener {
  private static final ByteBuffer BODY =
      ByteBuffer.wrap("Hello world!\n".getBytes(StandardCharsets.US_ASCII)).asReadOnlyBuffer();

  private PlainListener() {}

  /// Serves until the process is ended.
  ///
  /// @param arguments the port on the loopback address
  public static void main(String[] arguments) {
    new Acceptor(
            List.of(
                new InetSocketAddress(
                    InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0]))),
            Acceptor.Layers.NONE,
            exchange -> {
              exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "text/plain");
              exchange.getResponseSender().send(BODY.duplicate());
            },
            HttpListener.common())
        .start();
  }
}
