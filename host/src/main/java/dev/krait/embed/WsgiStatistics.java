package dev.krait.embed;

import java.util.Map;

/// What became of an application's requests since it was started.
///
/// @param served requests that its code has run for, to their end
/// @param pending requests that wait for an interpreter or are in one
/// @param timeouts requests answered 504 because they ran for too long
/// @param interrupted of those, how many ended by the exception that was raised in them
/// @param retired interpreters taken out because they broke, or code in them had to be ended
/// @param leaked of those, how many could not be closed: their threads and memory are lost
/// @param breaches how often each rule of PEP 3333 was broken, by the rule's id, see
///   `host/docs/conformance-modes.md`
public record WsgiStatistics(
    long served,
    int pending,
    long timeouts,
    long interrupted,
    long retired,
    int leaked,
    Map<String, Long> breaches) {
  public WsgiStatistics {
    breaches = Map.copyOf(breaches);
  }
}
