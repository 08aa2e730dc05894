package dev.krait.client;

import dev.krait.exchange.Connection;
import dev.krait.exchange.Endpoint;
import dev.krait.exchange.ExchangeHandler;
import dev.krait.exchange.Header;
import dev.krait.exchange.RawPath;
import dev.krait.exchange.RequestHead;
import dev.krait.exchange.RequestLine;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Sends requests to an application of the same process: no port, no HTTP, all the rest as over a
/// listener. For tests, above all.
///
/// ```java
/// WsgiClient client = WsgiClient.of(shop);
/// IO.println(client.get("/").text()); // Hello stranger, this is /
/// ```
///
/// What the application raises is thrown, as [WsgiFailure] with its traceback, unless the client is
/// [tolerant][#tolerant]. Immutable, but for the cookies of one [withCookies][#withCookies]. Any
/// thread; a call blocks until the response is whole.
public final class WsgiClient {
  private static final Endpoint CLIENT = new Endpoint("127.0.0.1", 50_000);

  private final ExchangeHandler application;
  private final URI base;
  private final boolean tolerant;
  private final Optional<Cookies> cookies;

  private WsgiClient(
      ExchangeHandler application, URI base, boolean tolerant, Optional<Cookies> cookies) {
    this.application = application;
    this.base = base;
    this.tolerant = tolerant;
    this.cookies = cookies;
  }

  /// A client of `http://localhost`.
  public static WsgiClient of(ExchangeHandler application) {
    return new WsgiClient(application, URI.create("http://localhost"), false, Optional.empty());
  }

  /// The same for another address: `https://shop.example/legacy` has `wsgi.url_scheme` `https`,
  /// `Host` and `SERVER_NAME` `shop.example`, and `SCRIPT_NAME` `/legacy`; requests name what is
  /// below that.
  public WsgiClient at(String address) {
    URI uri = URI.create(address);
    boolean known =
        uri.getHost() != null
            && uri.getScheme().toLowerCase(Locale.ROOT).matches("https?")
            && uri.getRawQuery() == null
            && !uri.getRawPath().endsWith("/");
    if (!known) {
      throw new IllegalArgumentException(
          "the address '"
              + address
              + "' is not one of an application; it must be such as https://shop.example/legacy;"
              + " leave out what follows the path, and a slash at its end");
    }
    return new WsgiClient(application, uri, tolerant, cookies);
  }

  /// The same, which takes an error of the application for a response as any other: its status is
  /// what a client over HTTP would get, 500 as a rule, and [WsgiResponse#failure] has the
  /// traceback.
  public WsgiClient tolerant() {
    return new WsgiClient(application, base, true, cookies);
  }

  /// The same with a cookie jar of its own, empty at first.
  public WsgiClient withCookies() {
    return new WsgiClient(application, base, tolerant, Optional.of(new Cookies()));
  }

  /// Sends a `GET` request and waits for its response.
  ///
  /// @throws WsgiFailure when the application raised
  public WsgiResponse get(String target) {
    return send(WsgiRequest.get(target));
  }

  /// Sends a text in UTF-8.
  ///
  /// @throws WsgiFailure when the application raised
  public WsgiResponse post(String target, String contentType, String body) {
    return send(WsgiRequest.post(target).header("Content-Type", contentType).body(body));
  }

  /// Sends any request and waits for its response.
  ///
  /// @throws WsgiFailure when the application raised, or the response was cut off
  /// @throws IllegalStateException when the thread was interrupted while it waited
  public WsgiResponse send(WsgiRequest request) {
    URI url = url(request);
    MemoryExchange exchange = new MemoryExchange(head(request, url), request.body());
    application.handle(exchange);
    WsgiResponse response = exchange.await();
    cookies.ifPresent(jar -> jar.take(url, response));
    if (!tolerant) {
      check(request, response);
    }
    return response;
  }

  private static void check(WsgiRequest request, WsgiResponse response) {
    String name = request.method() + " " + request.target();
    if (response.failure().isPresent()) {
      throw new WsgiFailure(
          name + ": the application raised\n" + response.failure().get(), response);
    }
    if (!response.complete()) {
      throw new WsgiFailure(name + ": the response was cut off: " + response, response);
    }
  }

  private URI url(WsgiRequest request) {
    String target = request.target().replace(" ", "%20");
    return URI.create(base + URI.create("http://h" + target).toASCIIString().substring(8));
  }

  private RequestHead head(WsgiRequest request, URI url) {
    String path = RawPath.decode(url.getRawPath());
    String script = RawPath.decode(base.getRawPath());
    String query = url.getRawQuery() == null ? "" : url.getRawQuery();
    RequestLine line =
        new RequestLine(
            request.method(),
            url.getRawPath() + (query.isEmpty() ? "" : "?" + query),
            script,
            path.substring(script.length()),
            query,
            "HTTP/1.1");
    Connection connection =
        new Connection(base.getScheme(), new Endpoint(base.getHost(), port()), CLIENT);
    return new RequestHead(line, connection, headers(request, url), request.length());
  }

  private int port() {
    return base.getPort() >= 0 ? base.getPort() : base.getScheme().equals("https") ? 443 : 80;
  }

  /// As the listener hands them on: `Host` and the length are among them, a coding of the transfer
  /// is not.
  private List<Header> headers(WsgiRequest request, URI url) {
    List<Header> headers = new ArrayList<>(request.headers());
    if (headers.stream().noneMatch(header -> header.name().equalsIgnoreCase("Host"))) {
      headers.addFirst(new Header("Host", base.getRawAuthority()));
    }
    boolean counted = headers.stream().anyMatch(h -> h.name().equalsIgnoreCase("Content-Length"));
    if (request.length() > 0 && !counted) {
      headers.add(new Header("Content-Length", Long.toString(request.length())));
    }
    cookies
        .flatMap(jar -> jar.of(url))
        .ifPresent(value -> headers.add(new Header("Cookie", value)));
    return headers;
  }
}
