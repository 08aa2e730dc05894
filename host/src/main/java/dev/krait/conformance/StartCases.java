package dev.krait.conformance;

import static dev.krait.conformance.Case.may;
import static dev.krait.conformance.Case.must;
import static dev.krait.conformance.Case.should;
import static dev.krait.conformance.Clause.ERRORS;
import static dev.krait.conformance.Clause.START;
import static dev.krait.conformance.Clause.WRITE;

import java.io.IOException;
import java.util.List;

/// `start_response`, `write`, and when the head of an answer goes out.
final class StartCases {
  private StartCases() {}

  static List<Case> all() {
    return Cases.joined(
        List.of(starting(), excInfo(), replacing(), deferring(), fields(), writing()));
  }

  private static List<Case> starting() {
    return List.of(
        must(
            "start-returns-write",
            "start_response() returns a callable",
            START,
            Ask.saw("callable")),
        must(
            "start-late",
            "start_response() may be called as late as in the first step of the iteration",
            Clause.DETAILS,
            Ask.get(Check.status(202), Check.field("X-Late", "1"), Check.body("late"))),
        must(
            "start-twice",
            "A second call of start_response() without exc_info raises an error",
            START,
            Ask.get(Check.fails()).raising()),
        must(
            "start-twice-after-error",
            "A second call raises even when the first one has raised",
            START,
            Ask.get(Check.fails())
                .noting(
                    "an error of the second call",
                    text -> text.contains("second raised ") && !text.contains("accepted"))),
        must(
            "start-never",
            "A body without a call of start_response() is an error",
            START,
            Ask.get(Check.fails())),
        must(
            "start-never-empty",
            "An empty body without a call of start_response() is an error",
            START,
            Ask.get(Check.fails())));
  }

  private static List<Case> excInfo() {
    return List.of(
        must(
            "exc-info-none",
            "exc_info may be None",
            START,
            Ask.get(Check.status(200), Check.body("none"))),
        must(
            "exc-info-first",
            "The first call may have exc_info",
            START,
            Ask.get(Check.status(500), Check.body("own page"))));
  }

  private static List<Case> replacing() {
    return List.of(
        must(
            "exc-info-replaces",
            "A call with exc_info replaces status and fields that were not sent",
            ERRORS,
            Ask.get(
                Check.status(503),
                Check.field("X-New", "1"),
                Check.noField("X-Old"),
                Check.noField("Set-Cookie"),
                Check.body("replaced"))),
        must(
            "exc-info-replaces-length",
            "A Content-Length that was replaced is forgotten",
            ERRORS,
            Ask.get(Check.status(503), Check.body("longer than three bytes"), Check.whole())),
        must(
            "exc-info-reraises",
            "A call with exc_info after the head was sent raises that very error",
            ERRORS,
            Ask.of(Request.get().keepingAlive(), Check.cut()).noting("raised the same")),
        should(
            "exc-info-released",
            "The server keeps no reference to exc_info",
            START,
            StartCases::released));
  }

  private static Verdict released(Dialogue dialogue) throws IOException {
    String expected = "the exception is gone once its request is over";
    dialogue.ask(dialogue.noting(Request.get()));
    String seen = dialogue.ask("exc-info-collected", dialogue.noting(Request.get())).body();
    return seen.equals("unknown")
        ? Verdict.notJudged("a second request came to another process")
        : Verdict.of(seen.equals("released"), expected, "'" + seen + "'");
  }

  private static List<Case> deferring() {
    Check[] changed = {
      Check.status(503), Check.noField("X-Old"), Check.body("changed"), Check.whole()
    };
    return List.of(
        must(
            "head-deferred",
            "Empty blocks do not send the head",
            START,
            Ask.of(Request.get(), changed)),
        must(
            "head-deferred-iteration",
            "The head is not sent before the iteration gives its first block",
            START,
            Ask.of(Request.get(), changed)));
  }

  private static List<Case> fields() {
    return List.of(
        should(
            "status-reason",
            "The status goes out with its own words",
            START,
            Ask.get(Check.statusText("299 Very Own Reason"))),
        must(
            "fields-apart",
            "Fields of one name stay apart and in order",
            START,
            Ask.of(
                Request.get(),
                new Check(
                    "Set-Cookie: a=1, then Set-Cookie: b=2",
                    answer -> answer.values("Set-Cookie").equals(List.of("a=1", "b=2"))),
                Check.field("X-Case", "Kept As It Is"))),
        may(
            "fields-copied",
            "What the application does to its list of fields later has no effect",
            START,
            Ask.get(Check.field("X-First", "1"), Check.noField("X-Later"))),
        must(
            "date-added",
            "The server adds a Date where there is none",
            Clause.rfc(9110, "6.6.1"),
            Elsewhere.at("date-and-server", Ask.get(Check.hasField("Date")))),
        should(
            "server-added",
            "The server names itself in a field Server where there is none",
            START,
            Elsewhere.at("date-and-server", Ask.get(Check.hasField("Server")))),
        should(
            "own-date",
            "A Date and a Server of the application's own are left alone",
            START,
            Ask.get(
                Check.field("Date", "Thu, 01 Jan 1970 00:00:00 GMT"),
                Check.field("Server", "the application"))));
  }

  private static List<Case> writing() {
    return List.of(
        must(
            "write-order",
            "What was written comes before what is returned",
            WRITE,
            Ask.saw("written,twice,returned")),
        must("write-alone", "A body may be written alone", WRITE, Ask.saw("written alone")),
        must(
            "write-text",
            "write() of a str raises an error",
            Clause.UNICODE,
            Ask.get(Check.fails()).raising()),
        must(
            "write-at-once",
            "write() sends its block before it returns",
            WRITE,
            new Gate("HTTP/1.1")),
        should(
            "write-beyond",
            "write() past the Content-Length raises an error, and sends no more",
            Clause.LENGTH,
            Ask.of(Request.get(), Check.body("12345")).raising()));
  }
}
