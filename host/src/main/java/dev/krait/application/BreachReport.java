package dev.krait.application;

import dev.krait.bridge.ConformanceMXBean;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Shows the application's breaches of PEP 3333: by JMX while the host runs, in one line of the log
/// at its end.
final class BreachReport implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger("krait.wsgi");

  private final ConformanceMXBean counts;
  private final Published published;

  /// @param application its name, empty for the only one
  BreachReport(ConformanceMXBean counts, String application) {
    this.counts = counts;
    this.published = new Published("Conformance", application, counts);
  }

  /// From now on JMX has them.
  void publish() {
    published.show();
  }

  /// Takes them out of JMX and logs them.
  @Override
  public void close() {
    published.close();
    summary(counts.getMode(), counts.getCounts()).ifPresent(log::info);
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
