package dev.krait.route;

import java.util.Map;

/// Where requests went since the host started, for JMX. Any thread.
public interface RoutesMXBean {
  /// How many requests each owner of each rule got: `GET /orders/* -> python`.
  Map<String, Long> getRequests();

  /// How often the second owner was asked, as the first had no such thing.
  Map<String, Long> getPassedOn();

  /// Of each rule with a shadow: copies sent, answers that were the same or not, copies that were
  /// dropped or failed.
  Map<String, Long> getShadow();
}
