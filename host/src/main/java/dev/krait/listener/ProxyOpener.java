package dev.krait.listener;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xnio.Buffers;
import org.xnio.ChannelListener;
import org.xnio.IoUtils;
import org.xnio.StreamConnection;
import org.xnio.XnioExecutor;
import org.xnio.conduits.ConduitStreamSourceChannel;
import org.xnio.conduits.PushBackStreamSourceConduit;

/// Takes the PROXY header off new connections and hands them on with the ends it names. Closes
/// those of strangers, and those whose header is malformed or does not come in time.
///
/// @param trusted who may connect
record ProxyOpener(Predicate<InetAddress> trusted, ChannelListener<StreamConnection> next)
    implements ChannelListener<StreamConnection> {
  private static final Logger log = LoggerFactory.getLogger(ProxyOpener.class);
  private static final int LIMIT_SECONDS = 5;

  @Override
  public void handleEvent(StreamConnection connection) {
    InetAddress peer = connection.getPeerAddress(InetSocketAddress.class).getAddress();
    if (trusted.test(peer)) {
      new Reading(connection, next).start();
    } else {
      log.info(
          "closed a connection of {}, which may not speak the PROXY protocol; if it is a proxy, add"
              + " its address to --proxy-allow-from",
          peer.getHostAddress());
      IoUtils.safeClose(connection);
    }
  }

  /// A connection whose header is coming in.
  private static final class Reading implements ChannelListener<ConduitStreamSourceChannel> {
    private final StreamConnection connection;
    private final ChannelListener<StreamConnection> next;
    private final XnioExecutor.Key timer;
    private final ByteBuffer bytes = ByteBuffer.allocate(ProxyHeader.MOST_BYTES);

    Reading(StreamConnection connection, ChannelListener<StreamConnection> next) {
      this.connection = connection;
      this.next = next;
      this.timer =
          connection
              .getIoThread()
              .executeAfter(
                  () -> refuse("no PROXY header came in time"), LIMIT_SECONDS, TimeUnit.SECONDS);
    }

    void start() {
      connection.getCloseSetter().set(_ -> timer.remove());
      connection.getSourceChannel().setReadListener(this);
      handleEvent(connection.getSourceChannel());
    }

    @Override
    public void handleEvent(ConduitStreamSourceChannel channel) {
      try {
        int count = channel.read(bytes);
        while (count > 0) {
          bytes.flip();
          Optional<ProxyHeader> header = ProxyHeader.read(bytes);
          if (header.isPresent()) {
            goOn(channel, header.get());
            return;
          }
          bytes.compact();
          count = channel.read(bytes);
        }
        if (count < 0) {
          IoUtils.safeClose(connection);
        } else {
          channel.resumeReads();
        }
      } catch (IOException e) {
        refuse(String.valueOf(e.getMessage()));
      }
    }

    private void goOn(ConduitStreamSourceChannel channel, ProxyHeader header) {
      timer.remove();
      channel.suspendReads();
      channel.setReadListener(null);
      if (bytes.hasRemaining()) {
        PushBackStreamSourceConduit rest = new PushBackStreamSourceConduit(channel.getConduit());
        rest.pushBack(Buffers.pooledWrapper(bytes));
        channel.setConduit(rest);
      }
      next.handleEvent(
          header
              .ends()
              .<StreamConnection>map(
                  ends -> new ProxiedConnection(connection, ends, channel.getConduit()))
              .orElse(connection));
    }

    private void refuse(String why) {
      log.info("closed a connection of {}: {}", connection.getPeerAddress(), why);
      IoUtils.safeClose(connection);
    }
  }
}
