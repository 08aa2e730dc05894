package dev.krait.owners;

import dev.krait.exchange.ExchangeHandler;
import dev.krait.exchange.RequestHead;
import dev.krait.listener.AccessLog;
import dev.krait.listener.HttpListener;
import dev.krait.listener.ListenerSettings;
import dev.krait.proxy.Fetch;
import dev.krait.proxy.Fetched;
import dev.krait.route.Copies;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.function.Function;

/// What gets copies of requests: another server, or what answers in this process.
sealed interface Shadow extends AutoCloseable {

  /// Sends a copy and waits for the answer.
  ///
  /// @throws IOException when there is none in time
  Fetched send(RequestHead request) throws IOException;

  @Override
  void close();

  /// Another server.
  record Beyond(Fetch fetch) implements Shadow {
    @Override
    public Fetched send(RequestHead request) throws IOException {
      return fetch.send(request);
    }

    @Override
    public void close() {
      fetch.close();
    }
  }

  /// Asked over a listener of its own.
  record Within(Fetch fetch, Copies copies, HttpListener listener) implements Shadow {
    /// @param loopback where it listens
    /// @param fetching asks what is there
    static Within of(
        ExchangeHandler handler, ListenerSettings loopback, Function<URI, Fetch> fetching) {
      Copies copies = new Copies(handler);
      HttpListener listener = new HttpListener(loopback, AccessLog.none(), copies);
      listener.start();
      InetSocketAddress address = listener.addresses().getFirst();
      URI uri = URI.create("http://127.0.0.1:" + address.getPort());
      return new Within(fetching.apply(uri), copies, listener);
    }

    @Override
    public Fetched send(RequestHead request) throws IOException {
      RequestHead copy = copies.copy(request);
      try {
        return fetch.send(copy);
      } finally {
        copies.forget(copy);
      }
    }

    @Override
    public void close() {
      fetch.close();
      listener.stop();
    }
  }
}
