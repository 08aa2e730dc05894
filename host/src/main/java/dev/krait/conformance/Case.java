package dev.krait.conformance;

/// One rule, and how a server is asked about it.
///
/// @param id short and lasting: `exc-info-replaces`; also the probe's path
/// @param rule what a server that keeps it does, as a sentence without its full stop
record Case(String id, Level level, String rule, Clause clause, Experiment experiment) {

  static Case must(String id, String rule, Clause clause, Experiment experiment) {
    return new Case(id, Level.MUST, rule, clause, experiment);
  }

  static Case should(String id, String rule, Clause clause, Experiment experiment) {
    return new Case(id, Level.SHOULD, rule, clause, experiment);
  }

  static Case may(String id, String rule, Clause clause, Experiment experiment) {
    return new Case(id, Level.MAY, rule, clause, experiment);
  }
}
