package dev.krait.proxy;

import dev.krait.exchange.RequestHead;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Says in the log what is wrong with a target, at most once a second.
final class Complaints {
  private static final Logger log = LoggerFactory.getLogger("krait.proxy");
  private static final long PAUSE = TimeUnit.SECONDS.toNanos(1);

  private final Target target;
  private boolean any;
  private long last;
  private long passedOver;

  Complaints(Target target) {
    this.target = target;
  }

  synchronized void about(RequestHead request, String what) {
    long now = System.nanoTime();
    if (any && now - last < PAUSE) {
      passedOver++;
      return;
    }
    log.warn(
        "{} {} at {} {}{}",
        request.line().method(),
        request.line().target(),
        target.uri(),
        what,
        passedOver == 0 ? "" : " (and " + passedOver + " more)");
    any = true;
    last = now;
    passedOver = 0;
  }
}
