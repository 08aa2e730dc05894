package dev.krait.listener;

import io.undertow.server.HttpHandler;
import io.undertow.server.handlers.accesslog.AccessLogHandler;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.UnaryOperator;

/// Writes a line per response in the combined format, as gunicorn does: to a file, to standard
/// output (`-`), or nowhere.
public final class AccessLog implements AutoCloseable {
  private final UnaryOperator<HttpHandler> wrapper;
  private final Runnable closer;

  private AccessLog(UnaryOperator<HttpHandler> wrapper, Runnable closer) {
    this.wrapper = wrapper;
    this.closer = closer;
  }

  public static AccessLog none() {
    return new AccessLog(UnaryOperator.identity(), () -> {});
  }

  /// Appends to a file.
  ///
  /// @throws IOException when the file cannot be opened
  public static AccessLog to(Path file) throws IOException {
    return to(Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
  }

  public static AccessLog toStandardOutput() {
    return to(new FileOutputStream(FileDescriptor.out)); // System.out hides failures
  }

  private static AccessLog to(OutputStream out) {
    LogLines lines = new LogLines(out);
    return new AccessLog(
        next ->
            new AccessLogHandler(next, lines::write, "combined", AccessLog.class.getClassLoader()),
        lines::close);
  }

  HttpHandler wrap(HttpHandler next) {
    return wrapper.apply(next);
  }

  @Override
  public void close() {
    closer.run();
  }
}
