package dev.krait.it;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;

/// How a client comes in.
enum Door {
  PLAIN,
  TLS;

  /// The options that open it.
  List<String> options() {
    return switch (this) {
      case PLAIN -> List.of();
      case TLS -> Tls.serverOptions();
    };
  }

  RawHttp connect(int port) throws IOException {
    return connect(port, "127.0.0.1");
  }

  /// @param from the client's own address, one of 127.0.0.0/8
  RawHttp connect(int port, String from) throws IOException {
    Socket wire = new Socket();
    wire.bind(new InetSocketAddress(InetAddress.getByName(from), 0));
    wire.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    return switch (this) {
      case PLAIN -> new RawHttp(wire);
      case TLS -> new RawHttp(Tls.over(wire), wire);
    };
  }
}
