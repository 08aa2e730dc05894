package dev.krait.it;

import java.util.List;
import java.util.Map;

/// `host/docs/fuzzing.md`: how to fuzz, and the differences that are known.
final class FuzzPage {
  private static final String HEAD =
      """
      # Fuzzing

      `FuzzIT` makes requests from a grammar of what clients and attackers send (request lines, targets, header fields,
      framing, chunks, pipelined requests) and changes some of them byte by byte. It sends the same bytes to Krait, gunicorn and
      waitress, which serve the same application, and behind them a last request: who answers it agrees where the bytes under
      test end. What may not differ: whether a request is served, with which environ and body, and where the next one begins.
      Every difference is explained by a line below, or the test fails with the number, the bytes and the three answers.

      ```
      ./mvnw verify -Dit.test=FuzzIT -Dsurefire.failIfNoSpecifiedTests=false -Dtest=none \\
          -Dkrait.fuzz.seed=7 -Dkrait.fuzz.first=0 -Dkrait.fuzz.count=20000
      ```

      A seed and a number make the same bytes anywhere: `-Dkrait.fuzz.first=812 -Dkrait.fuzz.count=1` repeats one request. `verify`
      sends USUAL. `-Dkrait.write=true` writes this page again; the differences themselves are data (`FuzzDeviations`), each with an
      example that the test plays.

      Words below: *served* by the application; a status: refused, or answered by the server itself; *ends*: the connection
      is closed, as the answer before had said; *silent*: closed without an answer. A last word for the request behind is left out.

      | difference | example | Krait | gunicorn | waitress | why | seen |
      | --- | --- | --- | --- | --- | --- | --- |
      """;

  private FuzzPage() {}

  /// @param examples what came of each difference's example
  static String text(Map<FuzzDeviation, FuzzOutcome> examples, FuzzRun run) {
    StringBuilder page = new StringBuilder(HEAD.replace("USUAL", "" + FuzzRun.USUAL_COUNT));
    examples.forEach((known, outcome) ->
        page.append(
            "| %s | %s | %s | %d |\n"
                .formatted(
                    known.name(),
                    known.example().isEmpty() ? "by chance | | | " : example(known, outcome),
                    known.reason().replace("|", "\\|"),
                    run.seen(known.name()))));
    return page.append("\n*Seen* counts differences in ").append(run).append(".\n").toString();
  }

  private static String example(FuzzDeviation known, FuzzOutcome outcome) {
    String key =
        outcome.differences().stream()
            .filter(difference -> known.explains(difference, outcome.sent()))
            .map(FuzzDifference::key)
            .findFirst()
            .orElse("");
    return "`` %s `` | %s | %s | %s"
        .formatted(
            Escaped.of(known.example()).replace("|", "\\|"),
            shown(outcome.krait(), key),
            shown(outcome.gunicorn(), key),
            shown(outcome.waitress(), key));
  }

  /// The page without what another run may count.
  static String lasting(String page) {
    return page.replaceAll("(?m) \\d+ \\|$", " |").replaceAll("(?m)^\\*Seen\\*.*$", "");
  }

  private static String shown(List<FuzzEvent> events, String key) {
    if (!key.isEmpty() && events.getFirst() instanceof FuzzEvent.Served served) {
      String value = served.facts().get(key);
      return value == null ? "absent" : "`" + key + "` = `'" + Escaped.of(value) + "'`";
    }
    return String.join(
        ", ", events.stream().map(FuzzPage::word).filter(w -> !w.isEmpty()).toList());
  }

  private static String word(FuzzEvent event) {
    return switch (event) {
      case FuzzEvent.Served served -> served.isSentinel() ? "and on" : "served";
      case FuzzEvent.Answered answered -> "" + answered.status();
      case FuzzEvent.Refused refused -> "" + refused.status();
      case FuzzEvent.Over _ -> "ends";
      case FuzzEvent.Silent _ -> "silent";
      case FuzzEvent.Lost _, FuzzEvent.Garbled _ -> "wrong";
    };
  }
}
