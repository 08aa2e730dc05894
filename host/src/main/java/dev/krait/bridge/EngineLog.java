package dev.krait.bridge;

import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes the engine's own log records to the host's log.
final class EngineLog extends Handler {
  /// Krait uses this back end knowingly (`host/docs/design.md`), so saying it each time helps
  /// nobody.
  private static final String KNOWN = "Native Posix backend is not fully supported";

  private static final Logger log = LoggerFactory.getLogger("graalpy");

  @Override
  public void publish(LogRecord record) {
    String message = String.valueOf(record.getMessage());
    if (message.contains(KNOWN)) {
      return;
    }
    if (record.getLevel().intValue() >= Level.SEVERE.intValue()) {
      log.error(message);
    } else if (record.getLevel().intValue() >= Level.WARNING.intValue()) {
      log.warn(message);
    } else {
      log.debug(message);
    }
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
