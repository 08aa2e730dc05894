package dev.krait.bridge;

import org.graalvm.polyglot.HostAccess;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/// The host's log as Python sees it: `host.log(name, level, message)`. Any thread.
public final class HostLog {
  private static final int CRITICAL_OR_ERROR = 40;
  private static final int WARNING = 30;
  private static final int INFO = 20;
  private static final int DEBUG = 10;

  private final String application;

  /// For one application.
  ///
  /// @param application the name of one of several, whose log is below `krait.app.NAME`; empty for
  ///   the only one
  HostLog(String application) {
    this.application = application;
  }

  /// Logs one message.
  ///
  /// @param logger a logger's dotted name; `""` and `root` are the root logger
  /// @param level a number of Python's `logging`; in-between values count as the next lower level
  @HostAccess.Export
  public void log(String logger, int level, String message) {
    LoggerFactory.getLogger(named(logger)).atLevel(levelOf(level)).log(message);
  }

  private String named(String logger) {
    boolean root = logger.isEmpty() || logger.equals("root");
    if (application.isEmpty()) {
      return root ? "root" : logger;
    }
    // Krait's own for it, krait.wsgi, among them
    String name = logger.startsWith("krait.") ? logger.substring("krait.".length()) : logger;
    return "krait.app." + application + (root ? "" : "." + name);
  }

  private static Level levelOf(int level) {
    if (level >= CRITICAL_OR_ERROR) {
      return Level.ERROR;
    }
    if (level >= WARNING) {
      return Level.WARN;
    }
    if (level >= INFO) {
      return Level.INFO;
    }
    return level >= DEBUG ? Level.DEBUG : Level.TRACE;
  }
}
