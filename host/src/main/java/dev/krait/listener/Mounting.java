package dev.krait.listener;

import dev.krait.exchange.RawPath;
import io.undertow.server.HttpServerExchange;
import java.nio.charset.StandardCharsets;

/// Which part of a path leads to the application.
@FunctionalInterface
interface Mounting {
  /// Takes a path apart.
  ///
  /// @param path the request's, decoded as PEP 3333 wants it
  /// @throws BadRequestException with 404 when it does not lead there
  Split split(HttpServerExchange exchange, String path) throws BadRequestException;

  /// A path in two parts.
  ///
  /// @param script `SCRIPT_NAME`, empty or `/prefix`
  /// @param path `PATH_INFO`
  record Split(String script, String path) {}

  /// Below a prefix that was configured.
  static Mounting at(String prefix) {
    return (_, path) -> {
      if (RawPath.isBelow(path, prefix)) {
        return new Split(prefix, path.substring(prefix.length()));
      }
      throw new BadRequestException(404, "Nothing is mounted at this path.");
    };
  }

  /// Wherever Undertow's own handlers have sent the request.
  static Mounting resolved() {
    return (exchange, path) -> {
      String resolved = exchange.getResolvedPath();
      String script = latin1(resolved.endsWith("/") ? strip(resolved) : resolved);
      // what handlers may read otherwise must be seen as they do, who choose and guard by it
      boolean plain =
          !RawPath.isAmbiguous(exchange.getRequestURI()) && RawPath.isBelow(path, script);
      return new Split(
          script, plain ? path.substring(script.length()) : latin1(exchange.getRelativePath()));
    };
  }

  private static String strip(String path) {
    return path.substring(0, path.length() - 1);
  }

  /// Undertow decodes paths as UTF-8.
  private static String latin1(String decoded) {
    return new String(decoded.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }
}
