package dev.krait.listener;

import java.io.IOException;
import java.net.SocketAddress;
import org.xnio.IoUtils;
import org.xnio.Option;
import org.xnio.StreamConnection;
import org.xnio.conduits.StreamSourceConduit;

/// A proxy's connection with the ends of the one it was made for.
final class ProxiedConnection extends StreamConnection {
  private final StreamConnection real;
  private final ProxyHeader.Ends ends;

  /// @param source what the real connection is read through
  ProxiedConnection(StreamConnection real, ProxyHeader.Ends ends, StreamSourceConduit source) {
    super(real.getIoThread());
    this.real = real;
    this.ends = ends;
    setSourceConduit(source);
    setSinkConduit(real.getSinkChannel().getConduit());
    real.getCloseSetter().set(_ -> IoUtils.safeClose(this));
  }

  @Override
  public SocketAddress getPeerAddress() {
    return ends.client();
  }

  @Override
  public SocketAddress getLocalAddress() {
    return ends.server();
  }

  @Override
  protected void notifyWriteClosed() {
    IoUtils.safeClose(real.getSinkChannel());
  }

  @Override
  protected void notifyReadClosed() {
    IoUtils.safeClose(real.getSourceChannel());
  }

  @Override
  protected void closeAction() {
    IoUtils.safeClose(real);
  }

  @Override
  public boolean supportsOption(Option<?> option) {
    return real.supportsOption(option);
  }

  @Override
  public <T> T getOption(Option<T> option) throws IOException {
    return real.getOption(option);
  }

  @Override
  public <T> T setOption(Option<T> option, T value) throws IOException {
    return real.setOption(option, value);
  }
}
