package dev.krait.listener;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderValues;

/// Holds a request's head to its limits. Undertow's own are farther out: it answers them all with
/// an empty 400, and they only keep memory bounded.
///
/// Sizes are those of the shortest way to write the head: one space where more are allowed.
///
/// @param limits in bytes, and how many fields
record HeadCheck(Limits.Head limits) {
  private static final int LINE_END = 2;
  private static final int SEPARATOR = 2;

  /// @throws BadRequestException with 414 (RFC 9110 §15.5.15) or 431 (RFC 6585 §5)
  void check(HttpServerExchange exchange) throws BadRequestException {
    int line = line(exchange);
    if (line > limits.line()) {
      throw new BadRequestException(
          414, "The request line may have up to " + limits.line() + " bytes.");
    }
    int total = line + LINE_END;
    int fields = 0;
    for (HeaderValues values : exchange.getRequestHeaders()) {
      int name = values.getHeaderName().length() + SEPARATOR;
      for (String value : values) {
        fields++;
        total += name + value.length() + LINE_END;
        if (name + value.length() > limits.fieldSize()) {
          throw new BadRequestException(
              431, "A header field may have up to " + limits.fieldSize() + " bytes.");
        }
      }
    }
    if (fields > limits.fields()) {
      throw new BadRequestException(431, "There may be up to " + limits.fields() + " fields.");
    }
    if (total > limits.total()) {
      throw new BadRequestException(
          431, "The head of a request may have up to " + limits.total() + " bytes.");
    }
  }

  private static int line(HttpServerExchange exchange) {
    int query = exchange.getQueryString().length();
    return exchange.getRequestMethod().length()
        + 1
        + exchange.getRequestURI().length()
        + (query == 0 ? 0 : query + 1)
        + 1
        + exchange.getProtocol().length();
  }
}
