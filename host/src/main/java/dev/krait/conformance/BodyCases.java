package dev.krait.conformance;

import static dev.krait.conformance.Case.may;
import static dev.krait.conformance.Case.must;
import static dev.krait.conformance.Case.should;
import static dev.krait.conformance.Clause.LENGTH;

import dev.krait.conformance.Answer.End;
import java.io.IOException;
import java.util.List;

/// How long a body is, and how a server frames it.
final class BodyCases {
  private static final Clause HEAD = Clause.rfc(9110, "9.3.2");
  private static final Clause FRAMING = Clause.rfc(9112, "6.3");
  private static final Clause PERSISTENCE = Clause.rfc(9112, "9.3");

  private BodyCases() {}

  static List<Case> all() {
    return Cases.joined(List.of(lengths(), connections(), heads(), bodiless()));
  }

  private static List<Case> lengths() {
    return List.of(
        may(
            "length-inferred",
            "The only block of a list has its length sent as Content-Length",
            LENGTH,
            Ask.get(Check.field("Content-Length", "3"), Check.body("abc"))),
        must(
            "length-after-write",
            "The only block of a list is not the whole body when something was written before",
            LENGTH,
            Ask.saw("abc")),
        should(
            "length-exceeded",
            "No block is sent beyond the Content-Length",
            LENGTH,
            exact(Check.body("12345"), Check.whole())),
        should(
            "length-exceeded-once",
            "A block that is too long is cut at the Content-Length",
            LENGTH,
            exact(Check.body("12345"), Check.whole())),
        should(
            "length-stops",
            "The iteration ends before its 200 blocks when the first one fills the Content-Length",
            LENGTH,
            Ask.get(Check.body("12345")).noting("not all blocks")),
        should(
            "length-missed",
            "A connection whose answer is too short is closed",
            LENGTH,
            Ask.of(Request.get().keepingAlive(), Check.status(200), Check.cut())));
  }

  /// Nothing may follow the answer but the connection's end.
  private static Experiment exact(Check... checks) {
    Ask ask = Ask.of(Request.get(), checks);
    return dialogue -> {
      try (Wire wire = dialogue.open()) {
        dialogue.send(wire, ask.request());
        Answer answer = wire.answer(false);
        String rest = wire.rest();
        boolean kept = Check.all(ask.checks(), answer) && rest.isEmpty();
        String more = rest.isEmpty() ? "" : "; then '" + Transcript.printable(rest) + "'";
        String expected = Check.words(ask.checks()) + "; nothing after it";
        return Verdict.of(kept, expected, answer.words() + more);
      }
    };
  }

  private static List<Case> connections() {
    return List.of(
        must(
            "framing",
            "A body of unknown length is chunked, or ends with its connection",
            FRAMING,
            Elsewhere.at("length-unknown", Ask.of(Request.get().keepingAlive(), Check.says("ab")))),
        must(
            "framing-http10",
            "A client that speaks HTTP/1.0 gets no chunks",
            FRAMING,
            Elsewhere.at(
                "length-unknown",
                Ask.of(
                    Request.get().http10(), Check.says("ab"), Check.noField("Transfer-Encoding")))),
        should(
            "keep-alive",
            "A connection serves several requests",
            PERSISTENCE,
            BodyCases::keepsAlive),
        must(
            "pipelining",
            "Requests sent together are answered in order",
            Clause.rfc(9112, "9.3.2"),
            Elsewhere.at("query-raw", BodyCases::pipelines)));
  }

  private static Verdict keepsAlive(Dialogue dialogue) throws IOException {
    String expected = "two answers on one connection";
    try (Wire wire = dialogue.open()) {
      dialogue.send(wire, Request.get().keepingAlive());
      String first = wire.answer(false).body();
      dialogue.send(wire, Request.get());
      String rest = wire.rest();
      boolean kept = first.equals("alive") && rest.endsWith("alive");
      String seen = rest.isEmpty() ? "the connection was closed after the first" : "both came";
      return Verdict.of(kept, expected, seen);
    }
  }

  private static Verdict pipelines(Dialogue dialogue) throws IOException {
    String expected = "'first', then 'second' or a closed connection";
    try (Wire wire = dialogue.open()) {
      wire.send(
          dialogue.head(Request.get("?first").keepingAlive())
              + dialogue.head(Request.get("?second")));
      String first = wire.answer(false).body();
      String rest = wire.rest();
      boolean kept = first.equals("first") && (rest.isEmpty() || rest.endsWith("second"));
      return Verdict.of(
          kept, expected, "'" + first + "', then '" + Transcript.printable(rest) + "'");
    }
  }

  private static List<Case> heads() {
    return List.of(
        should(
            "head-method",
            "HEAD reaches the application as HEAD",
            HEAD,
            Ask.of(Request.head(), Check.status(200), Check.field("X-Method", "HEAD"))),
        should(
            "head-length",
            "The answer to HEAD has the application's Content-Length",
            HEAD,
            Elsewhere.at("head-body", Ask.of(Request.head(), Check.field("Content-Length", "10")))),
        must("head-body", "An answer to HEAD has no body", HEAD, silent(Request.head(), 200)),
        must(
            "head-stream",
            "An answer to HEAD has no body when the application streams one",
            HEAD,
            silent(Request.head(), 200)),
        must(
            "head-write",
            "An answer to HEAD has no body when the application writes one",
            HEAD,
            silent(Request.head(), 200)));
  }

  private static List<Case> bodiless() {
    return List.of(
        must(
            "no-content",
            "An answer 204 has neither Content-Length nor Transfer-Encoding",
            Clause.rfc(9110, "8.6"),
            Ask.get(
                Check.status(204),
                Check.noField("Content-Length"),
                Check.noField("Transfer-Encoding"))),
        must(
            "no-content-body",
            "An answer 204 has no body",
            Clause.rfc(9110, "15.3.5"),
            silent(Request.get(), 204)),
        must(
            "not-modified-body",
            "An answer 304 has no body",
            Clause.rfc(9110, "15.4.5"),
            silent(Request.get(), 304)));
  }

  /// A head, and then nothing but the connection's end.
  private static Experiment silent(Request request, int status) {
    return dialogue -> {
      try (Wire wire = dialogue.open()) {
        dialogue.send(wire, request);
        List<String> head = wire.head();
        String rest = wire.rest();
        Answer answer = new Answer(List.of(), head.getFirst(), head, rest, End.CLOSE);
        boolean kept = answer.status() == status && rest.isEmpty();
        return Verdict.of(kept, "status " + status + "; no body", answer.words());
      }
    };
  }
}
