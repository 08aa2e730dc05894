package dev.krait.host;

import dev.krait.interpreter.InterpretersMXBean;
import java.lang.management.ManagementFactory;
import javax.management.InstanceAlreadyExistsException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Shows what became of requests that ran for too long: by JMX while the host runs, in one line of
/// the log at its end if there were any.
final class DeadlineReport implements AutoCloseable {
  static final String NAME = "dev.krait:type=Interpreters";

  private static final Logger log = LoggerFactory.getLogger(DeadlineReport.class);

  private final InterpretersMXBean counts;
  private boolean published;

  DeadlineReport(InterpretersMXBean counts) {
    this.counts = counts;
  }

  /// From now on JMX has them.
  void publish() {
    try {
      server().registerMBean(counts, new ObjectName(NAME));
      published = true;
    } catch (InstanceAlreadyExistsException _) {
      log.warn("JMX does not show this host's timeouts: {} is another host's", NAME);
    } catch (JMException e) {
      throw new AssertionError("the MBean is well-formed", e);
    }
  }

  /// Takes them out of JMX and logs them.
  @Override
  public void close() {
    try {
      if (published) {
        server().unregisterMBean(new ObjectName(NAME));
      }
    } catch (JMException e) {
      log.debug("{} is gone already", NAME, e);
    }
    if (counts.getTimeouts() + counts.getRetired() > 0) {
      log.info("requests that ran for too long, and interpreters: {}", counts);
    }
  }

  private static MBeanServer server() {
    return ManagementFactory.getPlatformMBeanServer();
  }
}
