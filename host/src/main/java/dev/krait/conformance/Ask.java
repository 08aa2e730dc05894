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

  @Override
  public Verdict run(Dialogue dialogue) throws IOException {
    boolean noting = !noted.isEmpty();
    Answer answer = dialogue.ask(noting ? dialogue.noting(request) : request);
    if (answer.body().equals(NOT_OFFERED)) {
      return Verdict.notOffered(expected());
    }
    boolean kept = Check.all(checks, answer);
    if (!noting) {
      return Verdict.of(kept, expected(), answer.words());
    }
    String found = dialogue.notes();
    State state = kept && notes.test(found) ? State.KEPT : State.BROKEN;
    String seen = checks.isEmpty() ? "" : answer.words() + "; ";
    return new Verdict(state, expected(), seen + "the application noted '" + found + "'");
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
