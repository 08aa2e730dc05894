package dev.krait.listener;

import dev.krait.exchange.ExchangeHandler;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Puts an application into an Undertow of one's own, anywhere among its handlers:
///
/// ```java
/// Undertow undertow =
///     Undertow.builder()
///         .addHttpListener(0, "127.0.0.1")
///         .setHandler(
///             Handlers.path()
///                 .addExactPath("/", exchange -> exchange.getResponseSender().send("Java"))
///                 .addPrefixPath("/legacy", new WsgiHttpHandler(shop)))
///         .build();
/// undertow.start();
/// ```
///
/// `SCRIPT_NAME` is what Undertow's handlers have resolved of the path. Requests are held to what
/// `krait serve` holds them to, as far as the server around it lets that be seen: its own limits
/// for heads come first, and whom to believe about clients (`X-Forwarded-…`) is for it to say, with
/// `ProxyPeerAddressHandler`. Goes back to the I/O thread by itself where a `BlockingHandler` is
/// before it. Any thread; never blocks.
public final class WsgiHttpHandler implements HttpHandler {
  private final Limits limits;
  private final HttpHandler chain;

  /// @param application a `WsgiApplication`, or what else answers
  public WsgiHttpHandler(ExchangeHandler application) {
    this(application, Limits.USUAL);
  }

  /// @param limits what one client may ask for
  public WsgiHttpHandler(ExchangeHandler application, Limits limits) {
    this.limits = limits;
    Commit commit = new Commit("krait");
    this.chain =
        new CheckHandler(
            new RequestPolicy(settings(limits), Mounting.resolved()),
            commit,
            new IntakeHandler(limits.body(), commit, new WsgiHandler(commit, application)));
  }

  /// Of a listener that is somebody else's.
  private static ListenerSettings settings(Limits limits) {
    ForwardingSettings forwarding =
        new ForwardingSettings(
            InetAddress::isLoopbackAddress, ForwardingSettings.Family.UNTOUCHED, 1);
    return new ListenerSettings(
        List.of(),
        "",
        "krait",
        limits,
        Duration.ZERO,
        new TransportSettings(Optional.empty(), Optional.empty(), forwarding, false));
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    if (!exchange.isInIoThread()) {
      exchange.dispatch(exchange.getIoThread(), this);
      return;
    }
    if (exchange.getMaxEntitySize() <= 0) {
      exchange.setMaxEntitySize(limits.body().size());
    }
    SlowClient.limit(exchange, limits.write());
    chain.handleRequest(exchange);
  }
}
