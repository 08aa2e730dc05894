package dev.krait.replay;

import dev.krait.replay.Pair.Outcome;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What came of all requests so far. Any thread.
final class Tally {
  /// Of so many requests the differences are kept; of others they are only counted.
  static final int MOST = 1_000;

  private static final int ROUTES = 500;
  private static final String OTHERS = "(other routes)";

  /// One route's figures.
  static final class Row {
    private final Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
    private final List<Double> ratios = new ArrayList<>();

    int count() {
      return outcomes.values().stream().mapToInt(number -> number).sum();
    }

    int count(Outcome outcome) {
      return outcomes.getOrDefault(outcome, 0);
    }

    Quantiles ratios() {
      return Quantiles.of(ratios);
    }

    private void add(Pair pair) {
      outcomes.merge(pair.outcome(), 1, Integer::sum);
      if (pair.ratio() > 0) {
        ratios.add(pair.ratio());
      }
    }
  }

  private final List<String> names;
  private final Row all = new Row();
  private final Map<String, Row> rows = new TreeMap<>();
  private final List<Double> owner = new ArrayList<>();
  private final List<Double> other = new ArrayList<>();
  private final List<Pair> differing = new ArrayList<>();
  private String stopped = "";

  /// @param names of the two sides
  Tally(List<String> names) {
    this.names = List.copyOf(names);
  }

  synchronized void add(Pair pair) {
    all.add(pair);
    String route = rows.containsKey(pair.route()) || rows.size() < ROUTES ? pair.route() : OTHERS;
    rows.computeIfAbsent(route, _ -> new Row()).add(pair);
    if (pair.ratio() > 0) {
      owner.add(pair.owner() / 1e9);
      other.add(pair.other() / 1e9);
    }
    if (!pair.differences().isEmpty() && differing.size() < MOST) {
      differing.add(pair);
    }
  }

  /// Nothing more is to be sent.
  synchronized void stop(String why) {
    stopped = why;
  }

  synchronized boolean goesOn() {
    return stopped.isEmpty();
  }

  synchronized int count() {
    return all.count();
  }

  synchronized int count(Outcome outcome) {
    return all.count(outcome);
  }

  List<String> names() {
    return names;
  }

  /// Why not all was sent; empty when all was.
  String stopped() {
    return stopped;
  }

  Row all() {
    return all;
  }

  Map<String, Row> rows() {
    return rows;
  }

  List<Pair> differing() {
    return differing;
  }

  /// Seconds, where both answered.
  Quantiles ownerTimes() {
    return Quantiles.of(owner);
  }

  Quantiles otherTimes() {
    return Quantiles.of(other);
  }

  /// From 0 to 100, of those that could be compared.
  double agreement() {
    int compared = count() - count(Outcome.ALONE);
    return compared == 0 ? 0 : 100.0 * count(Outcome.AGREE) / compared;
  }

  boolean isAgreed() {
    return stopped.isEmpty()
        && count(Outcome.AGREE) > 0
        && count(Outcome.DIFFER) + count(Outcome.UNANSWERED) == 0;
  }
}
