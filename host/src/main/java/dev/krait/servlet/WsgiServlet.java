package dev.krait.servlet;

import dev.krait.exchange.ExchangeHandler;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;

/// An application as a servlet:
///
/// ```java
/// Wrapper legacy =
///     Tomcat.addServlet(context, "legacy", new WsgiServlet(shop, Set.of("com.example.tenant")));
/// legacy.setAsyncSupported(true);
/// legacy.addMapping("/legacy/*");
/// ```
///
/// `SCRIPT_NAME` is the context path and the servlet path, `PATH_INFO` the rest of the path as it
/// was sent, decoded byte by byte. Who the container says is logged in, is `REMOTE_USER`. The
/// application is somebody else's to start and close.
///
/// No thread waits: of the container's, those read and write that it calls with.
public final class WsgiServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  /// What a body may have where nothing else is said, as under `krait serve`: 1 GiB.
  static final long USUAL_LIMIT = 1L << 30;

  private final transient Door door;

  /// @param application a `WsgiApplication`, or what else answers
  public WsgiServlet(ExchangeHandler application) {
    this(application, Set.of());
  }

  /// @param attributes names of request attributes that go into environ, under the same names, as
  ///   text in UTF-8
  public WsgiServlet(ExchangeHandler application, Set<String> attributes) {
    this(application, attributes, USUAL_LIMIT);
  }

  /// @param bodyLimit bytes that a request's body may have, 0 for no limit; more are answered 413
  public WsgiServlet(ExchangeHandler application, Set<String> attributes, long bodyLimit) {
    this.door = new Door(application, new Heads(attributes, false), bodyLimit);
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    door.serve(request, response, (_, _) -> false);
  }
}
