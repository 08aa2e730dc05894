package dev.krait.owners;

import dev.krait.exchange.ExchangeHandler;
import dev.krait.listener.ForwardingSettings;
import dev.krait.listener.Limits;
import dev.krait.listener.ListenerSettings;
import dev.krait.listener.TransportSettings;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a table finds around it.
///
/// @param name of the application among several in JMX, empty for the only one
/// @param application owner `python`, which gets what no rule is about as well
/// @param handlers objects that rules name as `java NAME`; other names are those of classes
/// @param loopback where shadows in this process listen
public record Given(
    String name,
    ExchangeHandler application,
    Map<String, ExchangeHandler> handlers,
    ListenerSettings loopback) {
  public Given {
    handlers = Map.copyOf(handlers);
  }

  /// In the process of another program, which listens by itself.
  public static Given embedded(
      String name, ExchangeHandler application, Map<String, ExchangeHandler> handlers) {
    ForwardingSettings forwarding =
        new ForwardingSettings(
            InetAddress::isLoopbackAddress, ForwardingSettings.Family.X_FORWARDED, 1);
    return new Given(
        name,
        application,
        handlers,
        new ListenerSettings(
            List.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)),
            "",
            "krait",
            Limits.USUAL,
            Duration.ofSeconds(2),
            new TransportSettings(Optional.empty(), Optional.empty(), forwarding, false)));
  }
}
