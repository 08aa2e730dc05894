package dev.krait.exchange;

/// The request line, taken apart once so that Java rules and the application see the same path.
///
/// @param method the method token, case kept
/// @param target the request target as sent (origin form; an absolute form's authority is gone)
/// @param script the prefix of the path that led to the application, decoded as `path` is: empty,
///   or `/prefix` without a slash at its end (`SCRIPT_NAME`, RFC 3875 §4.1.13)
/// @param path the rest of the target's path, %XX decoded to bytes and those read as latin-1 (PEP
///   3333 §"Unicode Issues")
/// @param query everything after the first `?`, undecoded, `""` when there is none
/// @param protocol `HTTP/1.0`, `HTTP/1.1` or `HTTP/2.0`
public record RequestLine(
    String method, String target, String script, String path, String query, String protocol) {
  /// For an application at the root.
  public RequestLine(String method, String target, String path, String query, String protocol) {
    this(method, target, "", path, query, protocol);
  }
}
