package dev.krait.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import dev.krait.config.LogLevel;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sets the level of everything that is logged.
final class Logging {
  /// They tell of themselves rather than of the application.
  private static final List<String> TALKATIVE =
      List.of("io.undertow", "org.xnio", "org.jboss", "com.zaxxer");

  private Logging() {}

  static void set(LogLevel level) {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
      Level least = level(level);
      ch.qos.logback.classic.Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
      root.setLevel(least);
      Level warnings = least.isGreaterOrEqual(Level.WARN) ? least : Level.WARN;
      TALKATIVE.forEach(name -> context.getLogger(name).setLevel(warnings));
      if (level == LogLevel.DEBUG) {
        root.iteratorForAppenders().forEachRemaining(Logging::showStackTraces);
      }
    }
  }

  /// Python's names; the host's log has nothing above an error.
  private static Level level(LogLevel level) {
    return switch (level) {
      case DEBUG -> Level.DEBUG;
      case INFO -> Level.INFO;
      case WARNING -> Level.WARN;
      case ERROR, CRITICAL -> Level.ERROR;
    };
  }

  private static void showStackTraces(Appender<ILoggingEvent> appender) {
    if (appender instanceof ConsoleAppender<ILoggingEvent> console
        && console.getEncoder() instanceof PatternLayoutEncoder encoder) {
      encoder.stop();
      encoder.setPattern(encoder.getPattern().replace("%nopex", "%ex"));
      encoder.start();
    }
  }
}
