package dev.krait.it;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A client with a memory: cookies and the hidden fields of the last page. Follows no redirects.
final class Browser implements AutoCloseable {
  private static final Pattern HIDDEN =
      Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");

  private final HttpClient client = newClient();
  private final URI address;
  private final Map<String, String> cookies = new TreeMap<>();
  private final Map<String, String> hidden = new LinkedHashMap<>();

  Browser(URI address) {
    this.address = address;
  }

  Reply play(Step step) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address + step.target()))
            .method(step.method(), publisher(step));
    step.fields().forEach(request::header);
    if (!cookies.isEmpty()) {
      request.header(
          "Cookie",
          cookies.entrySet().stream()
              .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
              .collect(Collectors.joining("; ")));
    }
    HttpResponse<byte[]> response = send(request.build());
    response.headers().allValues("Set-Cookie").forEach(this::rememberCookie);
    rememberFields(new String(response.body(), StandardCharsets.UTF_8));
    return new Reply(
        response.statusCode(),
        response.headers().map(),
        new String(response.body(), StandardCharsets.ISO_8859_1),
        address.getAuthority());
  }

  /// Asks for a head alone on a connection of its own: gunicorn sends a body nevertheless.
  private HttpResponse<byte[]> send(HttpRequest request) {
    if (!request.method().equals("HEAD")) {
      return send(request, client);
    }
    try (HttpClient once = newClient()) {
      return send(request, once);
    }
  }

  private static HttpResponse<byte[]> send(HttpRequest request, HttpClient client) {
    try {
      return client.send(request, BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new AssertionError(request + ": " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private BodyPublisher publisher(Step step) {
    byte[] body = step.body().with(hidden);
    if (step.chunked()) {
      return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
    }
    return body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body);
  }

  private void rememberCookie(String setCookie) {
    String[] pair = setCookie.split(";", 2)[0].split("=", 2);
    if (setCookie.toLowerCase(Locale.ROOT).contains("max-age=0")) {
      cookies.remove(pair[0]);
    } else {
      cookies.put(pair[0], pair[1]);
    }
  }

  private void rememberFields(String page) {
    Matcher matcher = HIDDEN.matcher(page);
    hidden.clear();
    while (matcher.find()) {
      hidden.put(matcher.group(1), matcher.group(2));
    }
  }

  private static HttpClient newClient() {
    return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  }

  @Override
  public void close() {
    client.close();
  }
}
