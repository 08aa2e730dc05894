package dev.krait.route;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/// Counts requests, through all tables a host ever had.
final class Counts implements RoutesMXBean {
  private final Map<String, LongAdder> requests = new ConcurrentHashMap<>();
  private final Map<String, LongAdder> passedOn = new ConcurrentHashMap<>();
  private final Map<String, LongAdder> shadow = new ConcurrentHashMap<>();

  LongAdder requests(String rule, String owner) {
    return of(requests, rule + " -> " + owner);
  }

  LongAdder passedOn(String rule) {
    return of(passedOn, rule);
  }

  /// @param what `same`, `different`, `dropped`, `failed`
  LongAdder shadow(String rule, String what) {
    return of(shadow, rule + " " + what);
  }

  private static LongAdder of(Map<String, LongAdder> counts, String name) {
    return counts.computeIfAbsent(name, _ -> new LongAdder());
  }

  @Override
  public Map<String, Long> getRequests() {
    return read(requests);
  }

  @Override
  public Map<String, Long> getPassedOn() {
    return read(passedOn);
  }

  @Override
  public Map<String, Long> getShadow() {
    return read(shadow);
  }

  private static Map<String, Long> read(Map<String, LongAdder> counts) {
    Map<String, Long> read = new TreeMap<>();
    counts.forEach((name, count) -> read.put(name, count.sum()));
    return read;
  }
}
