package dev.krait.listener;

import io.undertow.protocols.ssl.UndertowXnioSsl;
import java.io.IOException;
import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import org.xnio.Buffers;
import org.xnio.ChannelListener;
import org.xnio.IoUtils;
import org.xnio.StreamConnection;
import org.xnio.conduits.ConduitStreamSourceChannel;
import org.xnio.conduits.PushBackStreamSourceConduit;
import org.xnio.ssl.SslConnection;

/// Lets clients choose HTTP/2 in the TLS handshake (RFC 7301), and hands a connection on once it is
/// clear what it speaks. I/O thread.
///
/// @param http1 gets those that chose nothing, too
record AlpnOpener(ChannelListener<StreamConnection> http2, ChannelListener<StreamConnection> http1)
    implements ChannelListener<SslConnection> {
  private static final String HTTP_2 = "h2";
  private static final String HTTP_1_1 = "http/1.1";

  @Override
  public void handleEvent(SslConnection connection) {
    SSLEngine engine = UndertowXnioSsl.getSslEngine(connection);
    SSLParameters parameters = engine.getSSLParameters();
    parameters.setApplicationProtocols(new String[] {HTTP_2, HTTP_1_1});
    engine.setSSLParameters(parameters);
    ConduitStreamSourceChannel source = connection.getSourceChannel();
    source.setReadListener(channel -> handshake(channel, engine, connection));
    source.resumeReads();
  }

  /// Reading is what drives a handshake.
  private void handshake(
      ConduitStreamSourceChannel source, SSLEngine engine, SslConnection connection) {
    ByteBuffer early = ByteBuffer.allocate(Acceptor.BUFFER_BYTES);
    try {
      int count = source.read(early);
      if (count < 0) {
        IoUtils.safeClose(connection);
      } else if (engine.getApplicationProtocol() != null) {
        handOn(source, early.flip(), engine, connection);
      }
    } catch (IOException e) {
      IoUtils.safeClose(connection);
    }
  }

  private void handOn(
      ConduitStreamSourceChannel source,
      ByteBuffer early,
      SSLEngine engine,
      SslConnection connection) {
    source.suspendReads();
    source.setReadListener(null);
    if (early.hasRemaining()) {
      PushBackStreamSourceConduit rest = new PushBackStreamSourceConduit(source.getConduit());
      rest.pushBack(Buffers.pooledWrapper(early));
      source.setConduit(rest);
    }
    boolean two = HTTP_2.equals(engine.getApplicationProtocol());
    (two ? http2 : http1).handleEvent(connection);
  }
}
