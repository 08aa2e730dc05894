package dev.krait.application;

import dev.krait.interpreter.InterpretersMXBean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Shows what became of requests that ran for too long: by JMX while the host runs, in one line of
/// the log at its end if there were any.
final class DeadlineReport implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(DeadlineReport.class);

  private final InterpretersMXBean counts;
  private final Published published;

  /// @param application its name, empty for the only one
  DeadlineReport(InterpretersMXBean counts, String application) {
    this.counts = counts;
    this.published = new Published("Interpreters", application, counts);
  }

  /// From now on JMX has them.
  void publish() {
    published.show();
  }

  /// Takes them out of JMX and logs them.
  @Override
  public void close() {
    published.close();
    if (counts.getTimeouts() + counts.getRetired() > 0) {
      log.info("requests that ran for too long, and interpreters: {}", counts);
    }
  }
}
