package dev.krait.it;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// One request that a [Browser] makes, and the status expected for it.
///
/// @param chunked whether the body goes out without its length being told
record Step(
    String method,
    String target,
    Map<String, String> fields,
    Body body,
    boolean chunked,
    int status) {
  private static final String BOUNDARY = "----krait-boundary";

  /// Makes a body from the hidden fields that the last page wants back, such as a CSRF token.
  interface Body {
    byte[] with(Map<String, String> hidden);
  }

  static Step get(String target) {
    return of("GET", target, hidden -> new byte[0]);
  }

  static Step of(String method, String target) {
    return of(method, target, hidden -> new byte[0]);
  }

  private static Step of(String method, String target, Body body) {
    return new Step(method, target, Map.of(), body, false, 200);
  }

  /// A form sent as a browser does without files.
  static Step form(String target, Map<String, String> values) {
    return of("POST", target, hidden -> urlEncoded(hidden, values))
        .with("Content-Type", "application/x-www-form-urlencoded");
  }

  /// A form with a file.
  static Step upload(
      String target, Map<String, String> values, String field, String name, byte[] content) {
    return of("POST", target, hidden -> multipart(hidden, values, field, name, content))
        .with("Content-Type", "multipart/form-data; boundary=" + BOUNDARY);
  }

  static Step json(String method, String target, String text) {
    return of(method, target, hidden -> text.getBytes(StandardCharsets.UTF_8))
        .with("Content-Type", "application/json");
  }

  Step with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(fields);
    more.put(name, value);
    return new Step(method, target, more, body, chunked, status);
  }

  /// The same for another path.
  Step at(String path) {
    return new Step(method, path, fields, body, chunked, status);
  }

  Step inChunks() {
    return new Step(method, target, fields, body, true, status);
  }

  Step answers(int expected) {
    return new Step(method, target, fields, body, chunked, expected);
  }

  private static byte[] urlEncoded(Map<String, String> hidden, Map<String, String> values) {
    return merge(hidden, values).entrySet().stream()
        .map(value -> encode(value.getKey()) + "=" + encode(value.getValue()))
        .collect(Collectors.joining("&"))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] multipart(
      Map<String, String> hidden,
      Map<String, String> values,
      String field,
      String name,
      byte[] content) {
    StringBuilder head = new StringBuilder();
    merge(hidden, values)
        .forEach(
            (key, value) -> head.append(part("name=\"" + key + "\"")).append(value).append("\r\n"));
    head.append(part("name=\"%s\"; filename=\"%s\"".formatted(field, name)));
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(head.toString().getBytes(StandardCharsets.UTF_8));
    body.writeBytes(content);
    body.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
    return body.toByteArray();
  }

  private static String part(String disposition) {
    return "--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n";
  }

  private static Map<String, String> merge(Map<String, String> hidden, Map<String, String> values) {
    Map<String, String> all = new LinkedHashMap<>(hidden);
    all.putAll(values);
    return all;
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return method + " " + target;
  }
}
