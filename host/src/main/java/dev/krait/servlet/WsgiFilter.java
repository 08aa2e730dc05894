package dev.krait.servlet;

import dev.krait.exchange.ExchangeHandler;
import dev.krait.exchange.ResponseHead;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/// An application beside the handlers of a container, which answer what it does not know, or the
/// other way round:
///
/// ```java
/// FilterHolder filter = new FilterHolder(WsgiFilter.containerFirst(shop));
/// filter.setAsyncSupported(true);
/// context.addFilter(filter, "/*", EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC));
/// ```
///
/// The application answers for the whole context: `SCRIPT_NAME` is the context path. A response is
/// passed over for its status alone, 404 and 405 unless told otherwise.
///
/// What goes on to the container after the application comes as a dispatch of type `ASYNC`: filters
/// behind this one that must see it, such as those that guard, have to be mapped to that type, as
/// this one has to be. Requests with bodies go on up to 64 KiB; with larger ones, and where the
/// first to be asked has read the body or begun its response, its answer counts.
public final class WsgiFilter implements Filter {
  private static final Set<Integer> NOT_MINE =
      Set.of(HttpServletResponse.SC_NOT_FOUND, HttpServletResponse.SC_METHOD_NOT_ALLOWED);
  private static final String PASSED = WsgiFilter.class.getName() + ".passed";

  private final Door door;
  private final Set<Integer> statuses;
  private final boolean applicationFirst;

  private WsgiFilter(
      ExchangeHandler application, Set<String> attributes, Set<Integer> statuses, boolean first) {
    this.door = new Door(application, new Heads(attributes, true), WsgiServlet.USUAL_LIMIT);
    this.statuses = Set.copyOf(statuses);
    this.applicationFirst = first;
  }

  /// Asks the application first, then the container.
  ///
  /// @param application a `WsgiApplication`, or what else answers
  public static WsgiFilter applicationFirst(ExchangeHandler application) {
    return new WsgiFilter(application, Set.of(), NOT_MINE, true);
  }

  /// Asks the container first, then the application.
  public static WsgiFilter containerFirst(ExchangeHandler application) {
    return new WsgiFilter(application, Set.of(), NOT_MINE, false);
  }

  /// The same, which takes other statuses for "not mine" than 404 and 405.
  public WsgiFilter passingOn(Set<Integer> statuses) {
    return new WsgiFilter(
        door.application(), door.heads().attributes(), statuses, applicationFirst);
  }

  /// The same with these request attributes in environ, under their names, as text in UTF-8.
  public WsgiFilter withAttributes(Set<String> attributes) {
    return new WsgiFilter(door.application(), attributes, statuses, applicationFirst);
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (!(request instanceof HttpServletRequest http)
        || !(response instanceof HttpServletResponse answer)
        || http.getAttribute(PASSED) != null) {
      chain.doFilter(request, response);
    } else if (applicationFirst) {
      ReplayedRequest replayed = new ReplayedRequest(http);
      door.serve(replayed, answer, (head, body) -> passOn(replayed, head, body));
    } else {
      askTheContainer(http, answer, chain);
    }
  }

  private boolean passOn(ReplayedRequest request, ResponseHead head, Optional<ServletBody> body) {
    if (!statuses.contains(head.status())) {
      return false;
    }
    if (body.isPresent()) {
      byte[] whole = body.get().whole();
      if (whole == null) {
        return false;
      }
      request.replay(whole);
    }
    request.setAttribute(PASSED, true);
    return true;
  }

  private void askTheContainer(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    WatchedRequest watched = new WatchedRequest(request);
    HeldResponse held = new HeldResponse(response, statuses, watched::untouched);
    chain.doFilter(watched, held);
    if (held.declined() && !request.isAsyncStarted()) {
      response.reset();
      door.serve(request, response, (_, _) -> false);
    }
  }
}
