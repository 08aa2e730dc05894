package dev.krait.listener;

import io.undertow.server.HttpServerExchange;
import io.undertow.server.SSLSessionInfo;
import java.util.Map;
import javax.net.ssl.SSLSession;

/// TLS sessions as requests see them.
final class Sessions {
  private static final String KEY = "dev.krait.variables";

  private Sessions() {}

  /// What goes into environ; made once for each session, whose requests are many.
  @SuppressWarnings("unchecked")
  static Map<String, String> variables(HttpServerExchange exchange, TlsSettings tls) {
    SSLSessionInfo info = exchange.getConnection().getSslSessionInfo();
    SSLSession session = info == null ? null : info.getSSLSession();
    if (session == null) {
      return Map.of();
    }
    if (session.getValue(KEY) instanceof Map<?, ?> known) {
      return (Map<String, String>) known;
    }
    Map<String, String> variables = Map.copyOf(tls.variables().apply(session));
    session.putValue(KEY, variables);
    return variables;
  }
}
