package dev.krait.conformance;

import dev.krait.conformance.Verdict.State;
import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;

/// One request, and what must be so of the answer, or of what the application noted meanwhile.
///
/// @param noted an empty text, or what the notes must be like, for people
/// @param notes judges the notes
record Ask(Request request, List<Check> checks, String noted, Predicate<String> notes)
    implements Experiment {
  private static final String NOT_OFFERED = "not offered";

  Ask {
    checks = List.copyOf(checks);
  }

  static Ask of(Request request, Check... checks) {
    return new Ask(request, List.of(checks), "", _ -> true);
  }

  /// The answer to a plain GET.
  static Ask get(Check... checks) {
    return of(Request.get(), checks);
  }

  /// What the application says it saw.
  static Ask saw(String text) {
    return get(Check.says(text));
  }

  /// What the application says it saw of a body of lines.
  static Ask sawOfLines(String text) {
    return of(Request.post(Request.LINES), Check.says(text));
  }

  /// In addition, what the application noted must be so.
  ///
  /// @param words as in "the application noted …"
  Ask noting(String words, Predicate<String> judge) {
    return new Ask(request, checks, words, judge);
  }

  /// The application noted exactly this.
  Ask noting(String text) {
    return noting("'" + text + "'", text::equals);
  }

  /// The application saw an error raised, whatever it was.
  Ask raising() {
    return noting("that it raised an error", text -> text.startsWith("raised "));
  }

  /// The connection stays open until the notes are there: a server that goes on sending must not be
  /// stopped by a client that leaves.
  @Override
  public Verdict run(Dialogue dialogue) throws IOException {
    boolean noting = !noted.isEmpty();
    try (Wire wire = dialogue.open()) {
      dialogue.send(wire, noting ? dialogue.noting(request) : request);
      Answer answer = wire.answer(request.isHead());
      Verdict verdict = judge(answer);
      return noting && !verdict.is(State.NOT_OFFERED)
          ? judge(answer, verdict.is(State.KEPT), dialogue.notes())
          : verdict;
    }
  }

  private Verdict judge(Answer answer, boolean kept, String found) {
    String seen = checks.isEmpty() ? "" : answer.words() + "; ";
    return Verdict.of(
        kept && notes.test(found), expected(), seen + "the application noted '" + found + "'");
  }

  /// What the answer alone says.
  Verdict judge(Answer answer) {
    return answer.body().equals(NOT_OFFERED)
        ? Verdict.notOffered(expected())
        : Verdict.of(Check.all(checks, answer), expected(), answer.words());
  }

  @Override
  public String expected() {
    String words = Check.words(checks);
    if (noted.isEmpty()) {
      return words;
    }
    return (words.isEmpty() ? "" : words + "; ") + "the application notes " + noted;
  }
}
