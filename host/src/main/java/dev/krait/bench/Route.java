package dev.krait.bench;

/// Something an application answers, and how a right answer is told from a wrong one.
enum Route {
  SIMPLE("simple:simple_app", "/", "Hello world!\n", 13),
  DOWNLOAD("simple:bodies", "/download", "", 0),
  UPLOAD("simple:bodies", "/upload", "0\n", 2),
  BLOCKS("simple:bodies", "/blocks", "a small block of 64 bytes", 640_000),
  FLASK_HELLO("flask_app:app", "/", "Hello, World!", 13),
  FLASK_CPU("flask_app:app", "/cpu", "667472", 6),
  FLASK_PAGE("flask_app:app", "/page", "<td>Item &lt;99&gt; &amp; more</td>", 5_000),
  FLASK_JSON("flask_app:app", "/json", "record 127", 9_000),
  FLASK_SLEEP("flask_app:app", "/sleep", "slept\n", 6),
  DJANGO_PAGE("django_app:application", "/", "Item &lt;063&gt;: 47.25</li></ul>", 1_500);

  private final String application;
  private final String path;
  private final String fragment;
  private final int leastBytes;

  Route(String application, String path, String fragment, int leastBytes) {
    this.application = application;
    this.path = path;
    this.fragment = fragment;
    this.leastBytes = leastBytes;
  }

  /// `MODULE:CALLABLE`.
  String application() {
    return application;
  }

  String path() {
    return path;
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
