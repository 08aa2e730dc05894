package dev.krait.it;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// `host/docs/faults.md`.
final class FaultsPage {
  private static final String TOP =
      """
      # Bad input and faults

      <!-- Made from dev.krait.it.FaultTable by FaultsIT; edit there, then run it with -Dkrait.write=true -->

      What clients and applications may do to Krait, and what comes of it. `./mvnw verify` does all of it, over HTTP
      and over TLS where that can make a difference. After each row it asserts that a fresh connection is answered
      within a second, and that threads, file descriptors and interpreters are as many as before. Beside rows with a `*`
      good requests go on, of which none may fail.

      *Expected* is from a study of the promises of gunicorn, waitress, mod_wsgi, uWSGI and Granian, and of the
      advisories against them and against Undertow; *400c* means status 400, connection closed, application not
      called. Where Krait does something else, the last column says why.
      """;

  private FaultsPage() {}

  static String text(Map<String, List<Fault>> sections) {
    StringBuilder page = new StringBuilder(TOP);
    sections.forEach((title, faults) ->
        page.append("\n## ")
            .append(title)
            .append(
                "\n\n| # | input or fault | expected | Krait | why |\n| --- | --- | --- | --- | --- |\n")
            .append(faults.stream().map(FaultsPage::row).collect(Collectors.joining())));
    return page.toString();
  }

  private static String row(Fault fault) {
    Fault.Words words = fault.words();
    return "| %d%s | %s | %s | %s | %s |\n"
        .formatted(
            fault.number(),
            fault.setting().beside() ? " *" : "",
            words.input(),
            words.expected(),
            words.answer(),
            words.why());
  }
}
