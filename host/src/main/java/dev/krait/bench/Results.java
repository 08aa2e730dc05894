package dev.krait.bench;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What was measured so far, and what could not be.
final class Results {
  private final Map<Measure, Map<Subject, List<Reading>>> readings = new EnumMap<>(Measure.class);
  private final Map<Measure, Map<Subject, String>> failures = new EnumMap<>(Measure.class);
  private List<Curve> curves = List.of();

  /// Throughput since a server was started.
  ///
  /// @param windows requests in each half second, divided by half a second
  /// @param line gunicorn's steady state in requests/s, 0 when not known
  record Curve(String title, List<Double> windows, double line) {
    Curve {
      windows = List.copyOf(windows);
    }
  }

  void add(Measure measure, Subject subject, Reading reading) {
    readings
        .computeIfAbsent(measure, _ -> new EnumMap<>(Subject.class))
        .computeIfAbsent(subject, _ -> new ArrayList<>())
        .add(reading);
  }

  /// There is no figure, and this is why: the first reason stays.
  void fail(Measure measure, Subject subject, String reason) {
    failures
        .computeIfAbsent(measure, _ -> new EnumMap<>(Subject.class))
        .putIfAbsent(subject, reason);
  }

  void draw(Curve curve) {
    List<Curve> all = new ArrayList<>(curves);
    all.add(curve);
    curves = List.copyOf(all);
  }

  List<Curve> curves() {
    return curves;
  }

  /// Who took part, successfully or not, in the order of [Subject].
  List<Subject> subjects(Measure measure) {
    return List.of(Subject.values()).stream()
        .filter(subject ->
            readings.getOrDefault(measure, Map.of()).containsKey(subject)
                || failure(measure, subject).isPresent())
        .toList();
  }

  Optional<String> failure(Measure measure, Subject subject) {
    return Optional.ofNullable(failures.getOrDefault(measure, Map.of()).get(subject));
  }

  /// The figures; none when any round failed.
  Optional<Statistics> of(Measure measure, Subject subject) {
    List<Reading> all = readings(measure, subject);
    return all.isEmpty()
        ? Optional.empty()
        : Optional.of(Statistics.of(all.stream().map(Reading::value).toList()));
  }

  Optional<Double> median(Measure measure, Subject subject) {
    return of(measure, subject).map(Statistics::median);
  }

  /// The cores that the load generator took meanwhile.
  Optional<Double> loadCores(Measure measure, Subject subject) {
    List<Reading> all = readings(measure, subject);
    return all.isEmpty()
        ? Optional.empty()
        : Optional.of(Statistics.of(all.stream().map(Reading::loadCores).toList()).median());
  }

  private List<Reading> readings(Measure measure, Subject subject) {
    return failure(measure, subject).isPresent()
        ? List.of()
        : readings.getOrDefault(measure, Map.of()).getOrDefault(subject, List.of());
  }
}
