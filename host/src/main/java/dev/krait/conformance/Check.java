package dev.krait.conformance;

import dev.krait.conformance.Answer.End;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Something that has to be so of an answer.
///
/// @param words for people, as in "the server's answer has …"
record Check(String words, Predicate<Answer> holds) {

  /// Status 200 and this very body.
  static Check says(String body) {
    return new Check(
        "status 200 and the body '" + Transcript.printable(body) + "', whole",
        answer -> answer.status() == 200 && answer.body().equals(body) && answer.isWhole());
  }

  static Check status(int code) {
    return new Check("status " + code, answer -> answer.status() == code);
  }

  /// An error of the server, or a connection that was cut.
  static Check fails() {
    return new Check(
        "status 500, or the connection cut", answer -> answer.status() >= 500 || !answer.isWhole());
  }

  static Check statusText(String text) {
    return new Check(
        "the status '" + text + "'", answer -> answer.statusLine().endsWith(" " + text));
  }

  static Check body(String body) {
    return new Check(
        body.isEmpty() ? "no body" : "the body '" + Transcript.printable(body) + "'",
        answer -> answer.body().equals(body));
  }

  static Check field(String name, String value) {
    return new Check(
        "the field " + name + ": " + value, answer -> answer.values(name).equals(List.of(value)));
  }

  static Check hasField(String name) {
    return new Check("one field " + name, answer -> answer.values(name).size() == 1);
  }

  static Check noField(String name) {
    return new Check("no field " + name, answer -> answer.values(name).isEmpty());
  }

  static Check whole() {
    return new Check("a whole body", Answer::isWhole);
  }

  static Check cut() {
    return new Check("a body that is seen to be cut off", answer -> answer.end() == End.CUT);
  }

  static Check not(String words, Predicate<Answer> holds) {
    return new Check(words, holds.negate());
  }

  static String words(List<Check> checks) {
    return checks.stream().map(Check::words).collect(Collectors.joining("; "));
  }

  static boolean all(List<Check> checks, Answer answer) {
    return checks.stream().allMatch(check -> check.holds().test(answer));
  }
}
