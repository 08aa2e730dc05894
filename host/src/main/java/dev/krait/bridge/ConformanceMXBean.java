package dev.krait.bridge;

import java.util.Map;

/// What applications did against PEP 3333 since the host started, for JMX. Any thread.
public interface ConformanceMXBean {
  /// `strict`, `warn` or `compat`.
  String getMode();

  /// How often each rule was broken, by the rule's id, in all interpreters together; without rules
  /// that were kept.
  Map<String, Long> getCounts();
}
