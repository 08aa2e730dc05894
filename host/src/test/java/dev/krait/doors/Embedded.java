package dev.krait.doors;

import dev.krait.embed.WsgiApplication;
import java.nio.file.Path;
import java.time.Duration;

/// The application that tests share: loading one takes seconds. It ends with the JVM.
public final class Embedded {
  /// Where it is.
  public static final Path FOLDER = Path.of("src/test/python-apps").toAbsolutePath();

  private static final WsgiApplication APPLICATION =
      WsgiApplication.builder("embedded")
          .name("shared")
          .directory(FOLDER)
          .environ("shop.name", "north")
          .timeout(Duration.ofSeconds(10))
          .start();

  private Embedded() {}

  public static WsgiApplication application() {
    return APPLICATION;
  }
}
