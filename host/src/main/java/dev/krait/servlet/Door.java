package dev.krait.servlet;

import dev.krait.exchange.BodyException;
import dev.krait.exchange.ExchangeHandler;
import dev.krait.exchange.RequestHead;
import dev.krait.exchange.ResponseHead;
import dev.krait.exchange.TextPage;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.function.BiPredicate;

/// The way of a container's request to an application, and of its response back.
///
/// @param limit bytes that a body may have, 0 for no limit
record Door(ExchangeHandler application, Heads heads, long limit) {
  private static final String CUT = Door.class.getName() + ".cut";

  /// Takes a request over, and returns at once.
  ///
  /// @param passOn whether somebody else answers, who has been sent the request then, in place of a
  ///   response that begins so; is given what there is of the body
  void serve(
      HttpServletRequest request,
      HttpServletResponse response,
      BiPredicate<ResponseHead, Optional<ServletBody>> passOn)
      throws IOException, ServletException {
    if (request.getAttribute(CUT) != null) {
      // the only way to have a container cut a connection that is in the middle of a response
      throw new ServletException("the application's response could not be completed");
    }
    if (!request.isAsyncSupported()) {
      throw new ServletException(
          "the request "
              + request.getRequestURI()
              + " cannot be served: a servlet or filter on its way does not support asynchronous"
              + " processing, which Krait needs; register all of them with"
              + " setAsyncSupported(true), or <async-supported>true</async-supported>");
    }
    RequestHead head;
    try {
      head = heads.of(request);
    } catch (NumberFormatException _) {
      response.sendError(HttpServletResponse.SC_BAD_REQUEST);
      return;
    }
    if (limit > 0 && head.bodyLength() > limit) {
      response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
      return;
    }
    begin(request, response, head, passOn);
  }

  private void begin(
      HttpServletRequest request,
      HttpServletResponse response,
      RequestHead head,
      BiPredicate<ResponseHead, Optional<ServletBody>> passOn)
      throws IOException {
    AsyncContext context = request.startAsync(request, response);
    context.setTimeout(0); // the application has limits of its own
    Way way = new Way(request, context, passOn);
    ServletSink sink = new ServletSink(response, way);
    context.addListener(new Watch(sink));
    if (head.bodyLength() == 0) {
      application.handle(new ServletExchange(head, Optional.empty(), sink));
      return;
    }
    ServletBody body =
        new ServletBody(
            request.getInputStream(), limit, () -> way.received(application, head, sink));
    way.body = Optional.of(body);
    request.getInputStream().setReadListener(body);
  }

  /// What becomes of one request.
  private static final class Way implements Ending {
    private final HttpServletRequest request;
    private final AsyncContext context;
    private final BiPredicate<ResponseHead, Optional<ServletBody>> passOn;
    private Optional<ServletBody> body = Optional.empty();
    private boolean over;

    Way(
        HttpServletRequest request,
        AsyncContext context,
        BiPredicate<ResponseHead, Optional<ServletBody>> passOn) {
      this.request = request;
      this.context = context;
      this.passOn = passOn;
    }

    /// Enough of the body is here, or there is no more.
    void received(ExchangeHandler application, RequestHead head, ServletSink sink) {
      ServletExchange exchange = new ServletExchange(head, body, sink);
      Optional<BodyException> failure = body.flatMap(ServletBody::failure);
      if (failure.isPresent()) {
        int status = failure.get().status();
        String reason = status == 413 ? "Request Entity Too Large" : "Bad Request";
        boolean _ = exchange.refuse(TextPage.of(status, reason, reason + "\n"));
      } else {
        application.handle(exchange);
      }
    }

    @Override
    public boolean passOn(ResponseHead head) {
      return passOn.test(head, body) && end(context::dispatch);
    }

    @Override
    public void complete() {
      boolean _ = end(context::complete);
    }

    @Override
    public void cut() {
      boolean _ =
          end(() -> {
            request.setAttribute(CUT, true);
            context.dispatch();
          });
    }

    private synchronized boolean end(Runnable how) {
      if (over) {
        return false;
      }
      over = true;
      try {
        how.run();
      } catch (IllegalStateException _) {
        // the container has ended it: its client is gone
      }
      return true;
    }
  }

  /// Learns from the container that there is no client any more.
  private record Watch(ServletSink sink) implements AsyncListener {
    @Override
    public void onComplete(AsyncEvent event) {
      sink.letGo();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
      sink.letGo();
    }

    @Override
    public void onError(AsyncEvent event) {
      sink.letGo();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {}
  }
}
