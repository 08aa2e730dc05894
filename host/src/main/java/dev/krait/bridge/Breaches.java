package dev.krait.bridge;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.graalvm.polyglot.HostAccess;

/// The breaches of PEP 3333 that all interpreters of the process note, see
/// `krait_bridge.conformance`. Any thread.
public final class Breaches implements ConformanceMXBean {
  /// Places may come from clients, as paths do: neither memory nor the log must grow with them.
  static final int MOST_PLACES = 50;

  private final String mode;
  private final Map<String, Tally> tallies = new ConcurrentHashMap<>();

  /// @param mode `strict`, `warn` or `compat`
  Breaches(String mode) {
    this.mode = mode;
  }

  /// What the Python half does about a breach.
  @HostAccess.Export
  public String mode() {
    return mode;
  }

  /// Counts one.
  ///
  /// @param rule the rule's id
  /// @param place where it was broken, or `""` when that does not matter
  /// @return whether it is the first at this place, of the first 50 places of its rule
  @HostAccess.Export
  public boolean note(String rule, String place) {
    return tallies.computeIfAbsent(rule, _ -> new Tally()).note(place);
  }

  @Override
  public String getMode() {
    return mode;
  }

  @Override
  public Map<String, Long> getCounts() {
    Map<String, Long> counts = new TreeMap<>();
    tallies.forEach((rule, tally) -> counts.put(rule, tally.count()));
    return counts;
  }

  /// One rule's.
  private static final class Tally {
    private final Set<String> places = new HashSet<>();
    private long count;

    synchronized boolean note(String place) {
      count++;
      return !place.isEmpty() && places.size() < MOST_PLACES && places.add(place);
    }

    synchronized long count() {
      return count;
    }
  }
}
