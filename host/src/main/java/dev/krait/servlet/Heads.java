package dev.krait.servlet;

import dev.krait.exchange.Connection;
import dev.krait.exchange.Endpoint;
import dev.krait.exchange.Header;
import dev.krait.exchange.RawPath;
import dev.krait.exchange.RequestHead;
import dev.krait.exchange.RequestLine;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the head of a container's request.
///
/// @param attributes names of request attributes that go into environ under the same names
/// @param root whether the application answers for all of the container's context, as one behind a
///   filter does, whatever servlet the container would choose
record Heads(Set<String> attributes, boolean root) {
  Heads {
    attributes = Set.copyOf(attributes);
  }

  /// @throws NumberFormatException when the path is malformed
  RequestHead of(HttpServletRequest request) {
    String query = request.getQueryString() == null ? "" : request.getQueryString();
    String raw = request.getRequestURI();
    String path = RawPath.decode(raw);
    String script = script(request);
    // what containers may read otherwise must be seen as they do, who choose and guard by it
    boolean plain = !RawPath.isAmbiguous(raw) && RawPath.isBelow(path, script);
    RequestLine line =
        new RequestLine(
            request.getMethod(),
            query.isEmpty() ? raw : raw + "?" + query,
            script,
            plain ? path.substring(script.length()) : rest(request),
            query,
            request.getProtocol());
    return new RequestHead(line, connection(request), headers(request), length(request));
  }

  private String script(HttpServletRequest request) {
    String context = RawPath.decode(request.getContextPath());
    return root ? context : context + latin1(request.getServletPath());
  }

  private String rest(HttpServletRequest request) {
    String info = request.getPathInfo() == null ? "" : request.getPathInfo();
    return latin1(root ? request.getServletPath() + info : info);
  }

  /// Containers decode paths as UTF-8.
  private static String latin1(String decoded) {
    return new String(decoded.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  private Connection connection(HttpServletRequest request) {
    Map<String, String> variables = new HashMap<>();
    for (String name : attributes) {
      put(variables, name, request.getAttribute(name));
    }
    put(variables, "REMOTE_USER", request.getRemoteUser());
    put(variables, "AUTH_TYPE", request.getAuthType());
    return new Connection(
        request.getScheme(),
        new Endpoint(request.getServerName(), request.getServerPort()),
        new Endpoint(request.getRemoteAddr(), Math.max(0, request.getRemotePort())),
        variables);
  }

  private static void put(Map<String, String> variables, String name, @Nullable Object value) {
    if (value != null) {
      variables.put(name, latin1(value.toString().replace("\0", "")));
    }
  }

  /// Field names with `_` could pose as others once `-` becomes `_`; `Proxy` would become
  /// HTTP_PROXY.
  private static List<Header> headers(HttpServletRequest request) {
    List<Header> headers = new ArrayList<>();
    for (String name : Collections.list(request.getHeaderNames())) {
      if (name.indexOf('_') < 0
          && !name.equalsIgnoreCase("Proxy")
          && !name.equalsIgnoreCase("Transfer-Encoding")) {
        for (String value : Collections.list(request.getHeaders(name))) {
          headers.add(new Header(name, narrow(value)));
        }
      }
    }
    return headers;
  }

  /// Some containers read them as UTF-8.
  private static String narrow(String value) {
    return value.chars().allMatch(c -> c <= 0xFF) ? value : latin1(value);
  }

  /// -1 where only the end will tell (RFC 9112 §6.3).
  private static long length(HttpServletRequest request) {
    long length = request.getContentLengthLong();
    boolean coded = request.getHeader("Transfer-Encoding") != null;
    boolean framed = !request.getProtocol().startsWith("HTTP/1.");
    return length >= 0 ? length : coded || (framed && mayHaveBody(request)) ? -1 : 0;
  }

  private static boolean mayHaveBody(HttpServletRequest request) {
    return !Set.of("GET", "HEAD", "OPTIONS", "TRACE").contains(request.getMethod());
  }
}
