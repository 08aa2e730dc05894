package dev.krait.it;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/// One thing in which Krait and another server take the same bytes differently.
///
/// @param peer the other server
/// @param kind what about
/// @param key of the environ, or `body`; empty unless the kind is [Kind#VALUE]
/// @param krait what Krait made of it: an event, or a value, `absent` for none
record FuzzDifference(String peer, Kind kind, String key, String krait, String other) {
  enum Kind {
    /// Krait refuses, or answers itself, what the other serves or waits for.
    STRICTER,
    /// Krait serves what the other refuses or waits for.
    LOOSER,
    /// Krait ends the connection, the other goes on.
    ENDS,
    /// Krait goes on, the other ends the connection.
    GOES_ON,
    /// Krait ends the connection without an answer where the other gives one.
    SILENT,
    /// They serve different requests, or one is at the request behind already: they disagree about
    /// where requests begin.
    OUT_OF_STEP,
    /// Both serve, and the applications see different values.
    VALUE
  }

  /// In the order of the events; whatever follows where the two part ways tells nothing.
  static List<FuzzDifference> between(List<FuzzEvent> krait, String peer, List<FuzzEvent> other) {
    List<FuzzDifference> found = new ArrayList<>();
    for (int i = 0; i < Math.min(krait.size(), other.size()); i++) {
      FuzzEvent ours = krait.get(i);
      FuzzEvent theirs = other.get(i);
      if (ours instanceof FuzzEvent.Served a && theirs instanceof FuzzEvent.Served b) {
        if (a.isSentinel() != b.isSentinel() || !a.method().equals(b.method())) {
          found.add(new FuzzDifference(peer, Kind.OUT_OF_STEP, "", "" + ours, "" + theirs));
          return found;
        }
        values(found, peer, a.facts(), b.facts());
        if (!Objects.equals(a.facts().get("body"), b.facts().get("body"))) {
          return found;
        }
      } else if (!alike(ours, theirs)) {
        found.add(new FuzzDifference(peer, kind(ours, theirs), "", "" + ours, "" + theirs));
        return found;
      } else if (!(ours instanceof FuzzEvent.Answered)) {
        return found;
      }
    }
    return found;
  }

  private static boolean alike(FuzzEvent ours, FuzzEvent theirs) {
    return ours.getClass() == theirs.getClass();
  }

  private static Kind kind(FuzzEvent ours, FuzzEvent theirs) {
    return switch (ours) {
      case FuzzEvent.Over _ -> Kind.ENDS;
      case FuzzEvent _ when theirs instanceof FuzzEvent.Over -> Kind.GOES_ON;
      case FuzzEvent.Served _ -> Kind.LOOSER;
      case FuzzEvent.Silent _, FuzzEvent.Lost _, FuzzEvent.Garbled _ -> Kind.SILENT;
      case FuzzEvent.Refused _, FuzzEvent.Answered _ -> Kind.STRICTER;
    };
  }

  private static void values(
      List<FuzzDifference> found,
      String peer,
      Map<String, String> ours,
      Map<String, String> theirs) {
    TreeSet<String> keys = new TreeSet<>(ours.keySet());
    keys.addAll(theirs.keySet());
    for (String key : keys) {
      String a = ours.getOrDefault(key, "absent");
      String b = theirs.getOrDefault(key, "absent");
      if (!a.equals(b)) {
        found.add(new FuzzDifference(peer, Kind.VALUE, key, a, b));
      }
    }
  }

  @Override
  public String toString() {
    return "%s beside %s%s: '%s' beside '%s'"
        .formatted(
            kind, peer, key.isEmpty() ? "" : ", " + key, Escaped.of(krait), Escaped.of(other));
  }
}
