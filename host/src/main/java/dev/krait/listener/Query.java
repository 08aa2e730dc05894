package dev.krait.listener;

import io.undertow.server.HttpServerExchange;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/// The query of a request as it was sent. Undertow takes off a `?` that it begins with, as in
/// `/??a=1`, but leaves it in the name of the first parameter.
final class Query {
  private Query() {}

  /// What follows the first `?`, undecoded. The parser must not decode either.
  static String of(HttpServerExchange exchange) {
    String query = exchange.getQueryString();
    String first = "?" + name(query.substring(0, end(query, '&')));
    Collection<String> parsed = exchange.getQueryParameters().get(first);
    return parsed == null || parsed.size() == count(query, first) ? query : "?" + query;
  }

  private static long count(String query, String name) {
    List<String> parameters = Arrays.asList(query.split("&", -1));
    return parameters.stream().filter(parameter -> name(parameter).equals(name)).count();
  }

  private static String name(String parameter) {
    return parameter.substring(0, end(parameter, '='));
  }

  private static int end(String text, char c) {
    int at = text.indexOf(c);
    return at < 0 ? text.length() : at;
  }
}
