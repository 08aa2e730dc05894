package dev.krait.doors;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.Servlet;
import java.util.EnumSet;
import org.eclipse.jetty.ee11.servlet.FilterHolder;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/// An embedded Jetty.
final class JettyServer {
  private JettyServer() {}

  static Container.Running start(String context, Servlet servlet, Filter filter) throws Exception {
    Server server = new Server();
    ServerConnector connector = new ServerConnector(server);
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    ServletContextHandler root = new ServletContextHandler(context.isEmpty() ? "/" : context);
    ServletHolder legacy = new ServletHolder("legacy", servlet);
    legacy.setAsyncSupported(true);
    root.addServlet(legacy, "/legacy/*");
    ServletHolder own = new ServletHolder("own", new OwnServlet());
    own.setAsyncSupported(true);
    root.addServlet(own, "/own/*");
    FilterHolder before = new FilterHolder(filter);
    before.setAsyncSupported(true);
    root.addFilter(before, "/*", EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC));
    server.setHandler(root);
    server.start();
    return new Container.Running(connector.getLocalPort(), server::stop);
  }
}
