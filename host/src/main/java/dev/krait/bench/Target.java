package dev.krait.bench;

import java.util.Optional;
import java.util.function.Function;

/// Something that Krait promises of its speed.
///
/// @param number which promise it belongs to
/// @param what is compared: `Flask hello, of Granian's`
/// @param bound whether the value must be at least or at most the limit
/// @param shownBy the case that measures it
/// @param value of what was measured; empty when it was not
record Target(
    int number, String what, Bound bound, Case shownBy, Function<Results, Optional<Double>> value) {

  /// @param limit in `unit`
  record Bound(boolean least, double limit, Unit unit) {
    static Bound atLeast(double limit) {
      return new Bound(true, limit, Unit.TIMES);
    }

    static Bound atMost(double limit, Unit unit) {
      return new Bound(false, limit, unit);
    }

    boolean holds(double value) {
      return least ? value >= limit : value <= limit;
    }

    @Override
    public String toString() {
      return (least ? "≥ " : "≤ ") + unit.withSymbol(limit);
    }
  }

  /// Whether it was met.
  Verdict judge(Results results) {
    String command = "krait bench --case " + shownBy.id();
    String wanted = bound.toString();
    return value
        .apply(results)
        .map(found ->
            new Verdict(
                this,
                bound.holds(found) ? Verdict.State.MET : Verdict.State.NOT_MET,
                bound.unit().withSymbol(found),
                wanted,
                command))
        .orElseGet(() -> new Verdict(this, Verdict.State.NOT_MEASURED, "–", wanted, command));
  }
}
