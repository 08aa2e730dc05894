package dev.krait.bench;

import java.time.Duration;

/// Something an application answers, and how a right answer is told from a wrong one.
enum Route {
  SIMPLE("simple:simple_app", "/", "Hello world!\n", 13, 30),
  DOWNLOAD("simple:bodies", "/download", "", 0, 30),
  UPLOAD("simple:bodies", "/upload", "0\n", 2, 30),
  BLOCKS("simple:bodies", "/blocks", "a small block of 64 bytes", 640_000, 60),
  FLASK_HELLO("flask_app:app", "/", "Hello, World!", 13, 100),
  FLASK_CPU("flask_app:app", "/cpu", "667472", 6, 30),
  FLASK_PAGE("flask_app:app", "/page", "<td>Item &lt;99&gt; &amp; more</td>", 5_000, 150),
  FLASK_JSON("flask_app:app", "/json", "record 127", 9_000, 120),
  FLASK_SLEEP("flask_app:app", "/sleep", "slept\n", 6, 90),
  DJANGO_PAGE("django_app:application", "/", "Item &lt;063&gt;: 47.25</li></ul>", 1_500, 200);

  private final String application;
  private final String path;
  private final String fragment;
  private final int leastBytes;
  private final Duration warmUp;

  /// @param warmUpSeconds for how long the application gets faster, at the least: its throughput
  ///   stands still for a while more than once before the last method is compiled
  Route(String application, String path, String fragment, int leastBytes, int warmUpSeconds) {
    this.application = application;
    this.path = path;
    this.fragment = fragment;
    this.leastBytes = leastBytes;
    this.warmUp = Duration.ofSeconds(warmUpSeconds);
  }

  /// `MODULE:CALLABLE`.
  String application() {
    return application;
  }

  String path() {
    return path;
  }

  /// How long a server that warms up is loaded with it at least.
  Duration warmUp() {
    return warmUp;
  }

  /// Whether the application needs more than the standard library.
  boolean needsPackages() {
    return !application.startsWith("simple:");
  }

  /// Whether a body is the right one.
  boolean isAnswer(String body) {
    return body.length() >= leastBytes && body.contains(fragment);
  }
}
