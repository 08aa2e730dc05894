package dev.krait.doors;

import dev.krait.exchange.ExchangeHandler;
import dev.krait.listener.WsgiHttpHandler;
import dev.krait.servlet.WsgiServlet;
import io.undertow.Handlers;
import io.undertow.Undertow;
import jakarta.servlet.Filter;
import jakarta.servlet.Servlet;
import java.net.InetSocketAddress;
import java.util.Set;

/// Servers that an application can be behind, each on a port of its own, with the application at
/// `/legacy`.
enum Container {
  UNDERTOW {
    @Override
    Running start(ExchangeHandler application) {
      Undertow undertow =
          Undertow.builder()
              .addHttpListener(0, "127.0.0.1")
              .setHandler(
                  Handlers.path().addPrefixPath("/legacy", new WsgiHttpHandler(application)))
              .build();
      undertow.start();
      InetSocketAddress address =
          (InetSocketAddress) undertow.getListenerInfo().getFirst().getAddress();
      return new Running(address.getPort(), undertow::stop);
    }

    @Override
    Running start(String context, Servlet servlet, Filter filter) {
      throw new UnsupportedOperationException("no servlets");
    }
  },
  TOMCAT {
    @Override
    Running start(String context, Servlet servlet, Filter filter) throws Exception {
      return TomcatServer.start(context, servlet, filter);
    }
  },
  JETTY {
    @Override
    Running start(String context, Servlet servlet, Filter filter) throws Exception {
      return JettyServer.start(context, servlet, filter);
    }
  };

  /// A server.
  ///
  /// @param stop ends it
  record Running(int port, AutoCloseable stop) {}

  /// One with an application at `/legacy`.
  Running start(ExchangeHandler application) throws Exception {
    return start(
        "",
        new WsgiServlet(application, Set.of("shop.visitor")),
        (request, response, chain) -> {
          request.setAttribute("shop.visitor", "Jürgen");
          chain.doFilter(request, response);
        });
  }

  /// One with a servlet at `/legacy/*` and a filter before everything.
  ///
  /// @param context the context path, empty or `/context`
  abstract Running start(String context, Servlet servlet, Filter filter) throws Exception;
}
