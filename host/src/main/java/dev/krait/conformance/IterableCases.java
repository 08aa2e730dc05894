package dev.krait.conformance;

import static dev.krait.conformance.Case.may;
import static dev.krait.conformance.Case.must;
import static dev.krait.conformance.Clause.BUFFERING;
import static dev.krait.conformance.Clause.DETAILS;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What an application may return, and what becomes of it.
final class IterableCases {
  private static final String EVERY_BYTE;

  static {
    StringBuilder bytes = new StringBuilder();
    for (char each = 0; each < 256; each++) {
      bytes.append(each);
    }
    EVERY_BYTE = bytes.toString();
  }

  private IterableCases() {}

  static List<Case> all() {
    return Cases.joined(List.of(kinds(), blocks(), wrong(), closing()));
  }

  private static List<Case> kinds() {
    return List.of(
        iterable("list", "A list of blocks"),
        iterable("tuple", "A tuple of blocks"),
        iterable("iterator", "An iterator"),
        iterable("generator", "A generator"),
        iterable("object", "An object with __iter__() alone"),
        iterable("indexed", "An object with __getitem__() alone"),
        iterable("map", "A map object"),
        must(
            "iterable-empty",
            "An empty list is an empty body",
            DETAILS,
            Ask.get(Check.status(200), Check.body(""), Check.whole())),
        must(
            "iterable-untouched",
            "Nothing of the iterable is used but iter(), len() and close()",
            DETAILS,
            Ask.get(Check.says("watched"))
                .noting("nothing but these", IterableCases::isTouchedLightly)));
  }

  private static Case iterable(String kind, String what) {
    return must("iterable-" + kind, what + " is a body", DETAILS, Ask.saw("ab"));
  }

  private static boolean isTouchedLightly(String notes) {
    Set<String> allowed = Set.of("made", "__iter__", "__next__", "__len__", "close");
    return Stream.of(notes.split("; ", -1)).allMatch(allowed::contains);
  }

  private static List<Case> blocks() {
    return List.of(
        must(
            "blocks-at-once",
            "Each block is sent before the next one is asked for",
            BUFFERING,
            new Gate("HTTP/1.1")),
        must(
            "blocks-at-once-http10",
            "Each block is sent at once to a client that speaks HTTP/1.0 as well",
            BUFFERING,
            Elsewhere.at("blocks-at-once", new Gate("HTTP/1.0"))),
        must(
            "blocks-empty",
            "Empty blocks are allowed anywhere and end nothing",
            BUFFERING,
            Ask.of(Request.get().keepingAlive(), Check.says("ab"))),
        must(
            "bytes-all",
            "All 256 bytes arrive as they are",
            DETAILS,
            Ask.saw(EVERY_BYTE.repeat(4))),
        must(
            "bytes-many",
            "Large bodies of many blocks arrive as they are",
            DETAILS,
            Ask.of(
                Request.get(),
                new Check(
                    "a body with the digest that X-Digest says, whole",
                    answer ->
                        answer.isWhole()
                            && answer
                                .field("X-Digest")
                                .equals(Optional.of(Sha256.of(answer.body())))))));
  }

  private static List<Case> wrong() {
    return List.of(
        must(
            "body-text", "A block of type str is an error", Clause.UNICODE, Ask.get(Check.fails())),
        must(
            "body-none",
            "None instead of an iterable is an error",
            DETAILS,
            Ask.get(Check.fails())),
        must(
            "body-numbers",
            "A block of type int is an error",
            Clause.UNICODE,
            Ask.get(Check.fails())));
  }

  private static List<Case> closing() {
    return List.of(
        closed("close-after-body", "once the body has been sent", Ask.get(Check.body("ab"))),
        closed("close-generator", "of a generator, whose finally runs", Ask.get(Check.body("ab"))),
        closed("close-after-head", "after an answer to HEAD", Ask.of(Request.head())),
        closed("close-after-error", "when the iteration has failed", Ask.get()),
        closed("close-after-bad-start", "when start_response() has failed", Ask.get()),
        closed(
            "close-after-full-length",
            "when the Content-Length was reached before the end",
            Ask.get(Check.body("12345"))),
        must(
            "close-after-client-left",
            "close() is called, once, when the client went away",
            DETAILS,
            IterableCases::clientLeaves),
        may(
            "close-raises",
            "An error in close() does no harm to the answer that was sent",
            DETAILS,
            Ask.saw("whole")));
  }

  private static Case closed(String id, String when, Ask ask) {
    return must(id, "close() is called, once, " + when, DETAILS, ask.noting("closed"));
  }

  private static Verdict clientLeaves(Dialogue dialogue) throws IOException {
    try (Wire wire = dialogue.open()) {
      dialogue.send(wire, dialogue.noting(Request.get().keepingAlive()));
      wire.head();
      wire.read(1000);
      wire.reset();
    }
    String noted = dialogue.notes();
    for (int again = 0; again < 5 && noted.equals("nothing"); again++) {
      noted = dialogue.notes();
    }
    return Verdict.of(
        noted.equals("closed"), "the application notes 'closed'", "it noted '" + noted + "'");
  }
}
