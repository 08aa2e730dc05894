package dev.krait.it;

import java.util.ArrayList;
import java.util.List;

/// What three servers made of the same bytes.
record FuzzOutcome(
    String sent, List<FuzzEvent> krait, List<FuzzEvent> gunicorn, List<FuzzEvent> waitress) {

  /// All in which Krait differs from the others.
  List<FuzzDifference> differences() {
    List<FuzzDifference> all = new ArrayList<>();
    all.addAll(FuzzDifference.between(krait, "gunicorn", gunicorn));
    all.addAll(FuzzDifference.between(krait, "waitress", waitress));
    return all;
  }

  /// The known differences among them.
  List<FuzzDeviation> explanations() {
    return differences().stream()
        .flatMap(difference -> FuzzDeviations.explaining(difference, sent).stream())
        .toList();
  }

  /// Where Krait is wrong whatever the others do.
  List<String> faults() {
    return krait.stream().filter(FuzzOutcome::fault).map(event -> "FAULT: " + event).toList();
  }

  private static boolean fault(FuzzEvent event) {
    return switch (event) {
      case FuzzEvent.Lost _, FuzzEvent.Garbled _ -> true;
      case FuzzEvent.Refused refused -> refused.status() >= 500 && refused.status() != 501;
      case FuzzEvent.Served _, FuzzEvent.Answered _, FuzzEvent.Over _, FuzzEvent.Silent _ -> false;
    };
  }

  @Override
  public String toString() {
    return "    sent:     %s\n    krait:    %s\n    gunicorn: %s\n    waitress: %s\n"
        .formatted(Escaped.of(sent), krait, gunicorn, waitress);
  }
}
