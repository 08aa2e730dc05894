package dev.krait.listener;

import io.undertow.UndertowOptions;
import io.undertow.protocols.ssl.UndertowXnioSsl;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLParameters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xnio.ChannelListener;
import org.xnio.IoUtils;
import org.xnio.OptionMap;
import org.xnio.Options;
import org.xnio.Sequence;
import org.xnio.SslClientAuthMode;
import org.xnio.StreamConnection;
import org.xnio.Xnio;
import org.xnio.XnioExecutor;
import org.xnio.ssl.SslConnection;

/// Puts TLS around new connections and hands them on, before the handshake; closes those that have
/// not finished it in time. Undertow has no limit for that of its own.
final class TlsOpener implements ChannelListener<StreamConnection> {
  private static final Logger log = LoggerFactory.getLogger(TlsOpener.class);

  private final TlsSettings settings;
  private final UndertowXnioSsl ssl;
  private final OptionMap options;
  private final ChannelListener<? super SslConnection> next;

  TlsOpener(Xnio xnio, TlsSettings settings, ChannelListener<? super SslConnection> next) {
    this.settings = settings;
    this.ssl =
        new UndertowXnioSsl(
            xnio, OptionMap.create(Options.USE_DIRECT_BUFFERS, true), settings.context().get());
    this.options = options(settings.parameters());
    this.next = next;
  }

  @Override
  public void handleEvent(StreamConnection plain) {
    ssl.updateSSLContext(settings.context().get());
    SslConnection secure = ssl.wrapExistingConnection(plain, options, false);
    secure.getSourceChannel().setConduit(new FairReads(secure.getSourceChannel().getConduit()));
    XnioExecutor.Key timer =
        plain
            .getIoThread()
            .executeAfter(
                () -> giveUp(secure), settings.handshake().toMillis(), TimeUnit.MILLISECONDS);
    secure.getHandshakeSetter().set(_ -> timer.remove());
    plain.getCloseSetter().set(_ -> timer.remove());
    next.handleEvent(secure);
  }

  private void giveUp(SslConnection connection) {
    log.debug(
        "closed a connection of {}: no TLS handshake within {} ms",
        connection.getPeerAddress(),
        settings.handshake().toMillis());
    IoUtils.safeClose(connection);
  }

  private static OptionMap options(SSLParameters parameters) {
    OptionMap.Builder options =
        OptionMap.builder()
            .set(Options.SSL_ENABLED_PROTOCOLS, Sequence.of(parameters.getProtocols()))
            .set(Options.SSL_ENABLED_CIPHER_SUITES, Sequence.of(parameters.getCipherSuites()))
            .set(
                UndertowOptions.SSL_USER_CIPHER_SUITES_ORDER, parameters.getUseCipherSuitesOrder());
    if (parameters.getNeedClientAuth()) {
      options.set(Options.SSL_CLIENT_AUTH_MODE, SslClientAuthMode.REQUIRED);
    } else if (parameters.getWantClientAuth()) {
      options.set(Options.SSL_CLIENT_AUTH_MODE, SslClientAuthMode.REQUESTED);
    }
    return options.getMap();
  }
}
