package dev.krait.host;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Locale;

/// Tells why an address cannot be bound.
final class Addresses {
  private Addresses() {}

  /// Tries every address before the application is loaded, which takes seconds: who started a
  /// second host by mistake should learn it at once.
  ///
  /// @throws StartException when one cannot be bound
  static void check(List<InetSocketAddress> addresses) {
    for (InetSocketAddress address : addresses) {
      try (ServerSocket socket = new ServerSocket()) {
        socket.setReuseAddress(true);
        socket.bind(address);
      } catch (IOException e) {
        throw cannotBind(address, e);
      }
    }
  }

  /// What went wrong when the listener started after all.
  static StartException explain(RuntimeException failure, List<InetSocketAddress> addresses) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException bind) {
        return cannotBind(addresses.getFirst(), bind);
      }
    }
    return new StartException(
        StartException.Reason.OTHER, "the host could not start: " + failure.getMessage());
  }

  private static StartException cannotBind(InetSocketAddress address, IOException e) {
    String detail = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
    String text = address.getHostString() + ":" + address.getPort();
    return new StartException(
        StartException.Reason.BIND, "cannot listen on " + text + ": " + remedy(address, detail));
  }

  private static String remedy(InetSocketAddress address, String detail) {
    if (address.isUnresolved()) {
      return "the host name is unknown; use one of this machine's addresses, or 0.0.0.0 for all";
    }
    if (detail.contains("in use")) {
      return "the port is in use by another process; stop that one, or choose another port with"
          + " --bind (port 0 picks a free one)";
    }
    if (detail.contains("denied") || detail.contains("not permitted")) {
      return "permission denied (ports below 1024 need a privilege); choose a port of 1024 or more"
          + " with --bind";
    }
    if (detail.contains("assign")) {
      InetAddress local = InetAddress.getLoopbackAddress();
      return "no interface of this machine has that address; use one that has, "
          + local.getHostAddress()
          + ", or 0.0.0.0 for all";
    }
    return detail + "; choose another address with --bind";
  }
}
