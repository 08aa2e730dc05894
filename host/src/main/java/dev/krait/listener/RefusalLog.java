package dev.krait.listener;

import io.undertow.server.HttpServerExchange;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Says in the log why a request never reached the application, in one line; in a flood of such
/// requests, only of the first few in each second, and how many were passed over. Any thread.
final class RefusalLog {
  /// One for the process: a flood is one whichever way it takes.
  static final RefusalLog REFUSALS = new RefusalLog();

  private static final Logger log = LoggerFactory.getLogger("krait.refused");
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final int MOST_A_SECOND = 5;
  private static final int LONGEST_TARGET = 200;

  private long second = System.nanoTime();
  private int lines;
  private long passedOver;

  void write(HttpServerExchange exchange, int status, String reason) {
    if (log.isInfoEnabled() && mayWrite(System.nanoTime())) {
      log.info(
          "{} {} from {}: {} {}",
          exchange.getRequestMethod(),
          target(exchange),
          exchange.getSourceAddress().getAddress().getHostAddress(),
          status,
          reason);
    }
  }

  /// Of a request that could not be read.
  void write(String what, int status, String reason) {
    if (log.isInfoEnabled() && mayWrite(System.nanoTime())) {
      log.info("{}: {} {}", what, status, reason);
    }
  }

  /// @param now a [System#nanoTime]
  synchronized boolean mayWrite(long now) {
    if (now - second >= SECOND) {
      if (passedOver > 0) {
        log.info("{} more were refused and are not named here", passedOver);
      }
      second = now;
      lines = 0;
      passedOver = 0;
    }
    if (lines < MOST_A_SECOND) {
      lines++;
      return true;
    }
    passedOver++;
    return false;
  }

  /// The parser lets nothing but visible ASCII through.
  private static String target(HttpServerExchange exchange) {
    String target = exchange.getRequestURI();
    return target.length() <= LONGEST_TARGET ? target : target.substring(0, LONGEST_TARGET) + "…";
  }
}
