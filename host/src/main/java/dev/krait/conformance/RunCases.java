package dev.krait.conformance;

import static dev.krait.conformance.Case.may;
import static dev.krait.conformance.Case.must;
import static dev.krait.conformance.Case.should;
import static dev.krait.conformance.Clause.ENVIRON;
import static dev.krait.conformance.Clause.ERRORS;

import java.io.IOException;
import java.util.List;

/// Requests at the same time, errors, and what outlives a request.
final class RunCases {
  private RunCases() {}

  static List<Case> all() {
    return Cases.joined(List.of(concurrency(), errors()));
  }

  private static List<Case> concurrency() {
    return List.of(
        must(
            "concurrency-told",
            "wsgi.multithread and wsgi.multiprocess are true where requests are seen to meet",
            ENVIRON,
            Elsewhere.at("meeting", RunCases::meet)),
        must(
            "run-once-told",
            "wsgi.run_once is false where a process serves several requests",
            ENVIRON,
            Elsewhere.at("place", RunCases::again)),
        should(
            "one-thread",
            "The server can be told to run one request at a time",
            Clause.THREADS,
            new OneThread()),
        may(
            "early-hints",
            "wsgi.early_hints sends a 103 before the answer",
            Clause.rfc(8297, "2"),
            Ask.get(
                Check.says("hinted"),
                new Check(
                    "103 Early Hints before it",
                    answer -> answer.interim().stream().anyMatch(line -> line.contains(" 103"))))));
  }

  private static Verdict meet(Dialogue dialogue) throws IOException {
    String expected = "flags that agree with what the two requests saw of each other";
    try (Wire one = dialogue.open();
        Wire other = dialogue.open()) {
      dialogue.send(one, dialogue.noting(Request.get()));
      dialogue.send(other, dialogue.noting(Request.get()));
      String first = one.answer(false).body();
      String second = other.answer(false).body();
      String seen = "'" + first + "' and '" + second + "'";
      if (!first.startsWith("met") || !second.startsWith("met")) {
        return Verdict.of(first.contains("multithread="), expected, seen);
      }
      boolean same = word(first, 1).equals(word(second, 1));
      String flag = same ? "multithread=True" : "multiprocess=True";
      return Verdict.of(first.contains(flag) && second.contains(flag), expected, seen);
    }
  }

  private static Verdict again(Dialogue dialogue) throws IOException {
    String first = dialogue.ask(Request.get()).body();
    String second = dialogue.ask(Request.get()).body();
    boolean once = word(first, 0).equals(word(second, 0)) && second.contains("run_once=True");
    return Verdict.of(
        !once && second.contains("run_once="),
        "run_once=False",
        "'" + first + "' and '" + second + "'");
  }

  private static String word(String text, int index) {
    return text.split(" ", -1)[index];
  }

  private static List<Case> errors() {
    return List.of(
        should(
            "error-before",
            "An error before the first block is answered by a whole 500",
            ERRORS,
            Ask.get(Check.status(500), Check.noField("X-Old"), Check.whole(), discreet())),
        should(
            "error-in-iteration",
            "An error in the first step of the iteration is answered by a whole 500",
            ERRORS,
            Ask.get(Check.status(500), Check.noField("X-Old"), Check.whole(), discreet())),
        should(
            "error-after",
            "An error after the first block is seen by the client: the body is cut off",
            ERRORS,
            Ask.of(Request.get().keepingAlive(), Check.cut())),
        should(
            "exit-survived",
            "sys.exit() in an application ends its request and nothing else",
            ERRORS,
            RunCases::survives),
        should(
            "interrupt-survived",
            "KeyboardInterrupt raised by an application ends its request and nothing else",
            ERRORS,
            RunCases::survives));
  }

  private static Check discreet() {
    return Check.not(
        "no detail of the error in it",
        answer -> answer.body().contains("secret") || answer.body().contains("Traceback"));
  }

  private static Verdict survives(Dialogue dialogue) throws IOException {
    Answer answer = dialogue.ask(Request.get());
    Answer next = dialogue.ask("query-raw", Request.get("?next"));
    return Verdict.of(
        answer.status() >= 500 && next.body().equals("next"),
        "status 500, and the right answer to the next request",
        answer.words() + "; then " + next.words());
  }
}
