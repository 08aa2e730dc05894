package dev.krait.listener;

import dev.krait.exchange.Connection;
import dev.krait.exchange.Endpoint;
import dev.krait.exchange.Header;
import dev.krait.exchange.RequestHead;
import dev.krait.exchange.RequestLine;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The one place between Undertow's parser and an application: decides what of a request is let
/// through, so that no rule can hold on one path and lapse on another.
final class RequestPolicy {
  private static final int MOST_LENGTH_DIGITS = 18;
  private static final HttpString PROXY = new HttpString("Proxy");
  private static final HttpString CONTINUE = new HttpString("100-continue");

  private final ListenerSettings settings;
  private final HeadCheck headCheck;
  private final Mounting mounting;
  private final Forwarding forwarding;

  RequestPolicy(ListenerSettings settings, Mounting mounting) {
    this.settings = settings;
    this.mounting = mounting;
    this.headCheck = new HeadCheck(settings.limits().head());
    this.forwarding = new Forwarding(settings.transport().forwarding());
  }

  /// @throws BadRequestException when the request must not be served
  RequestHead check(HttpServerExchange exchange) throws BadRequestException {
    headCheck.check(exchange);
    LineCheck.check(exchange);
    FieldCheck.check(exchange);
    checkExpectation(exchange);
    long bodyLength = bodyLength(exchange);
    Target target = Target.of(rawPath(exchange), Query.of(exchange));
    Mounting.Split split = mounting.split(exchange, target.path());
    RequestLine line =
        new RequestLine(
            exchange.getRequestMethod().toString(),
            target.raw(),
            split.script(),
            split.path(),
            target.query(),
            exchange.getProtocol().toString());
    return forwarding.apply(
        new RequestHead(line, connection(exchange), headers(exchange), bodyLength));
  }

  /// The path as sent; of an absolute-form target (RFC 9112 §3.2.2) what follows the authority.
  private static String rawPath(HttpServerExchange exchange) throws BadRequestException {
    String uri = exchange.getRequestURI();
    if (!exchange.isHostIncludedInRequestURI()) {
      return uri;
    }
    String authority = authority(uri);
    if (authority.indexOf('@') >= 0) {
      throw new BadRequestException(400, "The request target must not name a user.");
    }
    String path = uri.substring(uri.indexOf("://") + 3 + authority.length());
    return path.isEmpty() ? "/" : path;
  }

  private static String authority(String absoluteForm) {
    int start = absoluteForm.indexOf("://") + 3;
    int end = absoluteForm.indexOf('/', start);
    return absoluteForm.substring(start, end < 0 ? absoluteForm.length() : end);
  }

  /// RFC 9110 §10.1.1
  private static void checkExpectation(HttpServerExchange exchange) throws BadRequestException {
    String expect = exchange.getRequestHeaders().getFirst(Headers.EXPECT);
    if (expect != null && !exchange.isHttp10() && !CONTINUE.equals(new HttpString(expect))) {
      throw new BadRequestException(417, "The only expectation known here is 100-continue.");
    }
  }

  /// RFC 9112 §6.3; stricter than the parser, which takes any Transfer-Encoding for chunked and
  /// reads lengths modulo 2^64.
  private long bodyLength(HttpServerExchange exchange) throws BadRequestException {
    HeaderMap headers = exchange.getRequestHeaders();
    String encoding = headers.getFirst(Headers.TRANSFER_ENCODING);
    if (encoding != null) {
      if (exchange.isHttp10()) {
        throw new BadRequestException(400, "HTTP/1.0 has no Transfer-Encoding.");
      }
      if (!encoding.toLowerCase(Locale.ROOT).equals("chunked")) {
        throw new BadRequestException(501, "The only Transfer-Encoding known here is chunked.");
      }
      return -1;
    }
    String length = headers.getFirst(Headers.CONTENT_LENGTH);
    if (length == null) {
      return exchange.isRequestComplete() ? 0 : -1;
    }
    if (length.isEmpty()
        || length.length() > MOST_LENGTH_DIGITS
        || !length.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw new BadRequestException(400, "Content-Length must be up to 18 digits.");
    }
    long bytes = Long.parseLong(length);
    long most = settings.limits().body().size();
    if (most > 0 && bytes > most) {
      throw new BadRequestException(413, "The body may have up to " + most + " bytes.");
    }
    return bytes;
  }

  /// Field names with `_` could pose as others once `-` becomes `_`; `Proxy` would become
  /// HTTP_PROXY. The host of an absolute-form target counts, not `Host` (RFC 9112 §3.2.2).
  private static List<Header> headers(HttpServerExchange exchange) throws BadRequestException {
    HeaderMap map = exchange.getRequestHeaders();
    List<Header> headers = new ArrayList<>(map.size());
    boolean absolute = exchange.isHostIncludedInRequestURI();
    if (absolute) {
      headers.add(new Header("Host", authority(exchange.getRequestURI())));
    }
    for (HeaderValues values : map) {
      HttpString name = values.getHeaderName();
      String text = name.toString();
      if (text.indexOf('_') >= 0
          || name.equals(PROXY)
          || name.equals(Headers.TRANSFER_ENCODING)
          || (absolute && name.equals(Headers.HOST))) {
        continue;
      }
      if (values.size() > 1 && name.equals(Headers.CONTENT_TYPE)) {
        throw new BadRequestException(400, "There may be one Content-Type.");
      }
      for (String value : values) {
        headers.add(new Header(text, value));
      }
    }
    return headers;
  }

  private Connection connection(HttpServerExchange exchange) {
    return new Connection(
        settings.transport().secure() ? "https" : exchange.getRequestScheme(),
        endpoint(exchange.getDestinationAddress()),
        endpoint(exchange.getSourceAddress()),
        settings.transport().tls().map(tls -> Sessions.variables(exchange, tls)).orElse(Map.of()));
  }

  private static Endpoint endpoint(InetSocketAddress address) {
    String host =
        address.getAddress() == null
            ? address.getHostString()
            : address.getAddress().getHostAddress();
    return new Endpoint(host, address.getPort());
  }
}
