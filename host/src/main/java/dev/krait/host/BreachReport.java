package dev.krait.host;

import dev.krait.bridge.ConformanceMXBean;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.management.InstanceAlreadyExistsException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Shows the application's breaches of PEP 3333: by JMX while the host runs, in one line of the log
/// at its end.
final class BreachReport implements AutoCloseable {
  static final String NAME = "dev.krait:type=Conformance";

  private static final Logger log = LoggerFactory.getLogger("krait.wsgi");

  private final ConformanceMXBean counts;
  private boolean published;

  BreachReport(ConformanceMXBean counts) {
    this.counts = counts;
  }

  /// From now on JMX has them.
  void publish() {
    try {
      server().registerMBean(counts, new ObjectName(NAME));
      published = true;
    } catch (InstanceAlreadyExistsException _) {
      log.warn("JMX does not show this host's breaches: {} is another host's of the process", NAME);
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
    summary(counts.getMode(), counts.getCounts()).ifPresent(log::info);
  }

  private static MBeanServer server() {
    return ManagementFactory.getPlatformMBeanServer();
  }

  /// All of them in one line, if there are any.
  static Optional<String> summary(String mode, Map<String, Long> counts) {
    return counts.isEmpty()
        ? Optional.empty()
        : Optional.of(
            counts.entrySet().stream()
                .map(rule -> rule.getKey() + " " + rule.getValue())
                .collect(
                    Collectors.joining(
                        ", ",
                        "the application broke rules of PEP 3333 (--conformance " + mode + "): ",
                        "")));
  }
}
