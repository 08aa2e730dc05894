package dev.krait.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// What may be written after the commands that compare answers.
final class MigrationGrammar {
  private MigrationGrammar() {}

  static CommandSpec diff() {
    CommandSpec diff =
        Grammar.command(
            "krait diff",
            "Shows in what two implementations differed: the file that a shadow route writes, as a"
                + " table by route and kind, then examples.");
    diff.addOption(
            Grammar.value(
                "N", "Examples of each route and kind of difference (default: 3).", "--examples"))
        .addOption(Grammar.flag("One JSON object instead of text.", "--json"))
        .addPositional(file("FILE", "The file of differences."));
    diff.usageMessage().customSynopsis("krait diff [OPTION]… FILE");
    diff.usageMessage()
        .footer("", "Ends with 0 when there are no differences, 1 when there are some.");
    return diff;
  }

  static CommandSpec replay() {
    CommandSpec replay =
        Grammar.command(
            "krait replay",
            "Sends captured requests to two implementations, one after the other, and tells in what"
                + " their answers differ and how much longer one takes. With one target its answers"
                + " are compared with the recorded ones.");
    addRequests(replay);
    replay
        .addOption(Grammar.flag("Send those that might change data, too.", "--unsafe"))
        .addOption(Grammar.flag("Send each when it came, not as soon as possible.", "--pace"))
        .addOption(
            Grammar.value("N", "How many recorded clients send at once (default: 1).", "--clients"))
        .addOption(
            Grammar.value("SECONDS", "How long an answer may take (default: 30).", "--timeout"))
        .addOption(
            Grammar.value("KIB", "How much of a body is compared (default: 1024).", "--limit-body"))
        .addOption(Grammar.value("FILE", "Write a report for programs there.", "--json"))
        .addOption(Grammar.value("FILE", "Write a report for a browser there.", "--html"))
        .addPositional(file("CAPTURE", "What krait_capture or `krait record` wrote."));
    replay
        .usageMessage()
        .customSynopsis("krait replay CAPTURE --target URL [--target URL] [OPTION]…");
    replay
        .usageMessage()
        .footer(
            "",
            "Ends with 0 when all answers agree, 1 when some do not or not all was sent, 2 when",
            "nothing could be compared. host/docs/replay.md tells how to capture.");
    return replay;
  }

  /// What is sent where, and compared how.
  private static void addRequests(CommandSpec replay) {
    replay
        .addOption(
            Grammar.repeatable(
                "URL", "Where to send them: http://127.0.0.1:8000; one or two.", "--target"))
        .addOption(
            Grammar.repeatable(
                "FIELD",
                "A header field for every request, as in 'Authorization: Bearer …'; several are"
                    + " allowed.",
                "--header"))
        .addOption(
            Grammar.repeatable(
                "RULE",
                "What is no difference: status, body, header NAME, cookie NAME, text PATTERN, or a"
                    + " place in JSON such as /items/*/updated_at; several are allowed.",
                "--ignore"))
        .addOption(Grammar.value("FILE", "Such rules, one a line.", "--ignore-file"));
  }

  private static PositionalParamSpec file(String label, String description) {
    return PositionalParamSpec.builder()
        .index("0")
        .arity("1")
        .required(true)
        .paramLabel(label)
        .type(String.class)
        .description(description)
        .build();
  }
}
