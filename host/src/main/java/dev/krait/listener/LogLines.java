package dev.krait.listener;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lines of a log, each on its way to the disk when [write][#write] returns. One that cannot be
/// written, as when the disk is full, is lost: no request fails for it. The host's own log says so
/// once, and again when lines can be written. Any thread.
final class LogLines implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(LogLines.class);

  private final OutputStream out;
  private long lost;

  /// @param out not buffered
  LogLines(OutputStream out) {
    this.out = out;
  }

  synchronized void write(String line) {
    try {
      out.write((line + System.lineSeparator()).getBytes(StandardCharsets.UTF_8));
      if (lost > 0) {
        log.info("the access log is written again; {} lines of it are lost", lost);
        lost = 0;
      }
    } catch (IOException e) {
      if (lost == 0) {
        log.error(
            "the access log cannot be written ({}): its lines are lost, requests are served all the"
                + " same; make room on its disk, or name another file with --access-logfile",
            e.getMessage());
      }
      lost++;
    }
  }

  @Override
  public synchronized void close() {
    try {
      out.close();
    } catch (IOException e) {
      log.debug("closing the access log", e);
    }
  }
}
