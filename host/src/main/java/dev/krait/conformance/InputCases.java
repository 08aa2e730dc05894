package dev.krait.conformance;

import static dev.krait.conformance.Case.may;
import static dev.krait.conformance.Case.must;
import static dev.krait.conformance.Case.should;
import static dev.krait.conformance.Clause.STREAMS;

import java.io.IOException;
import java.util.List;

/// What an application reads from `wsgi.input`, and may write to `wsgi.errors`.
final class InputCases {
  private static final Clause CHUNKED = Clause.rfc(9112, "7.1");
  private static final Clause EXPECT = Clause.rfc(9110, "10.1.1");
  private static final String LONG_LINE = "x".repeat((1 << 20) - 1) + "\n";

  private InputCases() {}

  static List<Case> all() {
    return Cases.joined(List.of(reading(), lines(), manyLines(), endings(), framing(), errors()));
  }

  private static List<Case> reading() {
    return List.of(
        must(
            "input-read",
            "read(size) gives that many bytes",
            STREAMS,
            Ask.sawOfLines("[b'line', b' one\\n', b'line two\\nlast']")),
        should(
            "input-read-all",
            "read() gives all that is left",
            STREAMS,
            Ask.sawOfLines("b'line one\\nline two\\nlast'")),
        should(
            "input-read-rest",
            "read() after read(size) loses nothing",
            STREAMS,
            Ask.sawOfLines("[b'line', b' one\\nline two\\nlast']")),
        should(
            "input-read-negative",
            "read(-1) gives all that is left",
            STREAMS,
            Ask.sawOfLines("[b'line', b' one\\nline two\\nlast']")),
        should(
            "input-read-zero",
            "read(0) gives nothing and takes nothing",
            STREAMS,
            Ask.sawOfLines("[b'', b'line']")));
  }

  private static List<Case> lines() {
    return List.of(
        must(
            "input-readline",
            "readline() gives each line with its line feed",
            STREAMS,
            Ask.sawOfLines("[b'line one\\n', b'line two\\n']")),
        should(
            "input-readline-size",
            "readline(size) gives no more than size bytes",
            STREAMS,
            Ask.sawOfLines("[b'line', b' one\\n', b'']")));
  }

  private static List<Case> manyLines() {
    return List.of(
        must(
            "input-readlines-hint",
            "readlines(hint) gives whole lines, as many as it takes to reach the hint or all",
            STREAMS,
            Ask.sawOfLines("a line or more")),
        should(
            "input-readlines",
            "readlines() gives all lines up to the body's end",
            STREAMS,
            Ask.sawOfLines("[b'line one\\n', b'line two\\n', b'last']")),
        must(
            "input-iteration",
            "Iteration gives each line with its line feed",
            STREAMS,
            Ask.sawOfLines("[b'line one\\n', b'line two\\n']")),
        should(
            "input-iteration-end",
            "Iteration ends with the body",
            STREAMS,
            Ask.sawOfLines("[b'line one\\n', b'line two\\n', b'last']")),
        must(
            "input-mixed",
            "readline(), read() and iteration go on where the last one stopped",
            STREAMS,
            Ask.sawOfLines("[b'line one\\n', b'lin', b'e two\\n', b'last']")),
        must(
            "input-long-line",
            "A line of 1 MiB is one line",
            STREAMS,
            Ask.of(
                Request.post(LONG_LINE),
                Check.says(LONG_LINE.length() + " " + Sha256.of(LONG_LINE)))));
  }

  private static List<Case> endings() {
    return List.of(
        should(
            "input-empty",
            "Without a body every read gives nothing at once",
            STREAMS,
            Ask.saw("[b'', b'', []]")),
        should(
            "input-readline-end",
            "readline() gives a last line without a line feed, then nothing",
            STREAMS,
            Ask.sawOfLines("[b'line one\\n', b'line two\\n', b'last', b'']")),
        should(
            "input-end",
            "After the end every read gives nothing, again and again",
            STREAMS,
            Ask.sawOfLines("[22, b'', b'', b'', []]")),
        should(
            "input-past-end",
            "A read past the end gives what there is and does not wait",
            STREAMS,
            Ask.of(
                Request.post(Request.LINES).keepingAlive(),
                Check.says("b'line one\\nline two\\nlast'"))),
        must(
            "input-unread",
            "A body that was not read does no harm to the connection's next request",
            STREAMS,
            dialogue -> unharmed(dialogue, "y".repeat(100_000), "unread")),
        should(
            "input-closed",
            "An application that closes wsgi.input does no harm to the next request",
            STREAMS,
            dialogue -> unharmed(dialogue, Request.LINES, "closed")));
  }

  /// A request whose body stays unread, and another behind it on the same connection.
  private static Verdict unharmed(Dialogue dialogue, String body, String text) throws IOException {
    String expected =
        "'" + text + "', then either the right answer to the next request or a closed connection";
    try (Wire wire = dialogue.open()) {
      dialogue.send(wire, Request.post(body).keepingAlive());
      Answer first = wire.answer(false);
      if (!first.body().equals(text)) {
        return Verdict.of(false, expected, first.words());
      }
      dialogue.send(wire, "query-raw", Request.get("?second"));
      String rest = wire.rest();
      boolean kept = rest.isEmpty() || (rest.contains(" 200 ") && rest.contains("second"));
      return Verdict.of(
          kept, expected, first.words() + "; then '" + Transcript.printable(rest) + "'");
    }
  }

  private static List<Case> framing() {
    return List.of(
        must(
            "input-chunked",
            "A chunked body arrives whole and without its framing",
            CHUNKED,
            Ask.of(
                Request.chunked("line one\nli", "ne two\nlast", ""),
                Check.says("b'line one\\nline two\\nlast'"))),
        should(
            "input-chunked-known",
            "With a chunked body wsgi.input_terminated or CONTENT_LENGTH says that it may be read",
            STREAMS,
            Ask.of(Request.chunked("line one\nli", "ne two\nlast", ""), Check.says("known"))),
        must(
            "expect-read",
            "Who expects 100-continue is told to go on when the application reads",
            Clause.EXPECT,
            InputCases::expectation),
        may(
            "expect-unread",
            "Who expects 100-continue sends no body that nobody reads",
            EXPECT,
            InputCases::expectationUnread),
        must(
            "expect-http10",
            "A client that speaks HTTP/1.0 gets no 100 Continue",
            EXPECT,
            Ask.of(
                Request.post("12345").http10().with("Expect: 100-continue"),
                Check.says("b'12345'"),
                new Check("no interim answer", answer -> answer.interim().isEmpty()))));
  }

  private static Verdict expectation(Dialogue dialogue) throws IOException {
    String expected = "100 Continue, then status 200 and the body that was sent";
    Request request = Request.post("12345").with("Expect: 100-continue");
    try (Wire wire = dialogue.open()) {
      wire.send(dialogue.head(request));
      String interim = wire.head().getFirst();
      if (!interim.contains(" 100")) {
        return Verdict.of(false, expected, "at first " + Transcript.printable(interim));
      }
      wire.send(request.body());
      Answer answer = wire.answer(false);
      boolean kept = answer.status() == 200 && answer.body().equals("b'12345'");
      return Verdict.of(kept, expected, interim + ", then " + answer.words());
    }
  }

  private static Verdict expectationUnread(Dialogue dialogue) throws IOException {
    Request request = Request.post("12345").with("Expect: 100-continue");
    try (Wire wire = dialogue.open()) {
      wire.send(dialogue.head(request));
      String first = wire.head().getFirst();
      return Verdict.of(first.contains(" 200"), "status 200 and no 100 Continue before", first);
    }
  }

  private static List<Case> errors() {
    return List.of(
        must(
            "errors-methods",
            "wsgi.errors has write(), writelines() and flush()",
            STREAMS,
            Ask.saw("written")),
        must(
            "errors-text",
            "wsgi.errors takes text, not bytes",
            STREAMS,
            Ask.of(
                Request.get(),
                new Check(
                    "that write(b'…') raises an error",
                    answer -> answer.body().startsWith("raised ")))),
        should(
            "errors-unicode",
            "wsgi.errors takes any text, even a lone surrogate",
            STREAMS,
            Ask.saw("written")));
  }
}
