package dev.krait.cli;

import dev.krait.bench.BenchPlan;
import dev.krait.config.ClientSettings;
import dev.krait.config.Settings;
import dev.krait.conformance.ConformancePlan;
import dev.krait.conformance.ReportFormat;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// What may be written after `krait`.
final class Grammar {
  /// Where the application is; the settings that every command has.
  static final SettingOptions PLACES = new SettingOptions(List.of(Settings.CHDIR, Settings.VENV));

  static final SettingOptions INSTALL_PLACES =
      new SettingOptions(List.of(Settings.CHDIR, Settings.VENV, Settings.CONFIG));

  static final SettingOptions SERVE = SettingOptions.of(Settings.groups());

  /// It shows what to warm up with.
  static final SettingOptions RECORD = SERVE.without(Settings.warmup().settings());

  /// It listens where it likes.
  static final SettingOptions TRAIN = RECORD.without(List.of(Settings.BIND));

  /// It is its own client.
  static final SettingOptions CHECK = RECORD.without(ClientSettings.all());

  private static final int WIDTH = 100;

  private Grammar() {}

  static CommandLine commandLine() {
    CommandSpec krait =
        command("krait", "Runs Python web applications (WSGI) on the Java virtual machine.")
            .addOption(flag("Print the version.", "-V", "--version"))
            .addSubcommand("serve", serve())
            .addSubcommand("record", record())
            .addSubcommand("install", install())
            .addSubcommand("python", python())
            .addSubcommand("train", train())
            .addSubcommand("check", check())
            .addSubcommand("replay", MigrationGrammar.replay())
            .addSubcommand("diff", MigrationGrammar.diff())
            .addSubcommand("bench", bench())
            .addSubcommand("conformance", conformance())
            .addSubcommand("help", help());
    krait.usageMessage().customSynopsis("krait COMMAND …");
    krait.usageMessage().footer("", "`krait COMMAND --help` tells more of each.");
    return new CommandLine(krait).setExpandAtFiles(false);
  }

  private static CommandSpec serve() {
    CommandSpec serve =
        command("krait serve", "Serves an application over HTTP until SIGTERM or SIGINT.");
    SERVE.addTo(serve);
    serve.usageMessage().customSynopsis("krait serve [OPTION]… MODULE:CALLABLE");
    serve
        .usageMessage()
        .footer(
            "",
            "Each option is also a key of krait.toml and an environment variable: --log-level,",
            "log-level = \"debug\", KRAIT_LOG_LEVEL. Options win over variables, and those over"
                + " the",
            "file. Seconds may have a fraction or a unit: 30, 0.5, 30s, 2m.");
    return serve;
  }

  private static CommandSpec record() {
    CommandSpec record =
        command(
            "krait record",
            "Serves an application as `krait serve` does, and adds each new kind of request it gets"
                + " to a file, without what looks like a secret. `krait serve --warmup-requests"
                + " FILE` warms up with them.");
    RECORD.addTo(record);
    record.addOption(
        OptionSpec.builder("--output")
            .arity("1")
            .type(String.class)
            .paramLabel("FILE")
            .description("The file; by default .krait/warmup.jsonl in the application's folder.")
            .build());
    record.usageMessage().customSynopsis("krait record [--output FILE] [OPTION]… MODULE:CALLABLE");
    return record;
  }

  private static CommandSpec install() {
    CommandSpec install =
        command(
            "krait install",
            "Installs packages for an application, in addition to earlier ones: those named, those"
                + " of requirements files, or else those of the application's requirements.txt.");
    INSTALL_PLACES.addTo(install);
    install.addOption(
        repeatable("FILE", "A requirements file; several are allowed.", "-r", "--requirement"));
    install.addPositional(
        rest("PACKAGE", "A package as pip takes it: flask, flask==3.1.0, ./shop-1.0.whl."));
    install.usageMessage().customSynopsis("krait install [OPTION]… [-r FILE]… [PACKAGE]…");
    return install;
  }

  private static CommandSpec python() {
    CommandSpec python =
        CommandSpec.create()
            .name("krait python")
            .addPositional(rest("ARGUMENT", "Python's own arguments; see `krait python --help`."));
    python
        .usageMessage()
        .description("Runs the application's Python, as in krait python manage.py migrate.");
    PLACES.addTo(python);
    python.parser().stopAtUnmatched(true).stopAtPositional(true).unmatchedArgumentsAllowed(true);
    python.usageMessage().sortOptions(false).width(WIDTH);
    python.usageMessage().customSynopsis("krait python [--chdir=DIR] [--venv=DIR] [ARGUMENT]…");
    return python;
  }

  private static CommandSpec train() {
    CommandSpec train =
        command(
            "krait train",
            "Makes starts quicker: serves the application once, sends it requests, and keeps what"
                + " the JVM loaded and linked in a start-up cache in the application's .krait"
                + " folder. Without an application: makes what all applications use, the runtime"
                + " image and a cache, in the distribution.");
    TRAIN.addTo(train);
    train.usageMessage().customSynopsis("krait train [[OPTION]… MODULE:CALLABLE]");
    return train;
  }

  private static CommandSpec check() {
    CommandSpec check =
        command(
            "krait check",
            "Tells where an application breaks PEP 3333: sends it requests through a layer that sees"
                + " all it does, and names the line of each mistake. Without --request and"
                + " --requests it is sent GET and HEAD for each path of its URL map (Flask,"
                + " Django), else for /.");
    check
        .addOption(
            repeatable(
                "REQUEST",
                "A request, '/path' or 'METHOD /path'; several are allowed.",
                "--request"))
        .addOption(value("FILE", "Requests that `krait record` wrote.", "--requests"))
        .addOption(flag("Send those of the file that might change data, too.", "--unsafe"))
        .addOption(value("FORMAT", "How to report: text (default) or json.", "--format"));
    CHECK.addTo(check);
    check.usageMessage().customSynopsis("krait check [OPTION]… MODULE:CALLABLE");
    check
        .usageMessage()
        .footer(
            "",
            "Ends with 0 when there is nothing but hints, 1 when there are errors or warnings, 3 when",
            "the application cannot be loaded. host/docs/check.md lists the rules.");
    return check;
  }

  private static CommandSpec bench() {
    CommandSpec bench =
        command(
            "krait bench",
            "Measures Krait beside other WSGI servers on this machine and tells which of its targets"
                + " it meets. All cases take about an hour; nothing else should run meanwhile.");
    String servers = String.join(", ", BenchPlan.servers());
    bench
        .addOption(names("NAME", "Only these servers: " + servers + ".", "--server"))
        .addOption(
            names(
                "NAME",
                "Only these cases: " + String.join(", ", BenchPlan.cases()) + ".",
                "--case"))
        .addOption(value("N", "How often each is measured (default: 3).", "--rounds"))
        .addOption(value("N", "Seconds of each measurement (default: 5).", "--seconds"))
        .addOption(flag("A smoke run: one short round and next to no warm-up.", "--quick"))
        .addOption(
            value("FOLDER", "Write performance.md and its pictures there as well.", "--output"))
        .addOption(
            value("FILE", "The CPython of the other servers (default: python3).", "--python"));
    bench.usageMessage().customSynopsis("krait bench [OPTION]…");
    bench
        .usageMessage()
        .footer(
            "",
            "Needs wrk, and curl for the transfers. The other servers are installed into a virtual",
            "environment in the user's cache; one that cannot be had is left out, and it is said why.",
            "The servlet container of the case servlet comes from ~/.m2/repository or Maven Central.");
    return bench;
  }

  private static CommandSpec conformance() {
    CommandSpec conformance =
        command(
            "krait conformance",
            "Asks WSGI servers, over HTTP and byte by byte, whether they keep PEP 3333. Each gets the"
                + " same probe application and the same questions.");
    String servers = String.join(", ", ConformancePlan.servers());
    String formats = String.join(", ", ReportFormat.names());
    conformance
        .addOption(names("NAME", "These servers (default: krait): " + servers + ".", "--server"))
        .addOption(
            value(
                "COMMAND",
                "A server that this command starts: it says {host}, {port}, {threads} if it can, and"
                    + " krait_probe:application. The probe is in its working folder and on"
                    + " PYTHONPATH.",
                "--command"))
        .addOption(value("URL", "A running server, with the probe as its application.", "--url"))
        .addOption(names("ID", "Only these cases.", "--case"))
        .addOption(flag("List all cases and ask nobody.", "--list"))
        .addOption(value("NAME", "One of " + formats + " (default: table).", "--format"))
        .addOption(value("FILE", "Write the report there.", "--output"))
        .addOption(
            value("FILE", "The CPython of the other servers (default: python3).", "--python"));
    conformance.usageMessage().customSynopsis("krait conformance [OPTION]…");
    conformance
        .usageMessage()
        .footer(
            "",
            "The exit code is 1 when a server breaks a \"must\", or could not be asked about one.");
    return conformance;
  }

  private static CommandSpec help() {
    CommandSpec help = CommandSpec.create().name("krait help");
    help.usageMessage().description("Explains a command.").customSynopsis("krait help [COMMAND]");
    return help.addPositional(
        PositionalParamSpec.builder()
            .index("0")
            .arity("0..1")
            .paramLabel("COMMAND")
            .type(String.class)
            .build());
  }

  static CommandSpec command(String name, String description) {
    CommandSpec command =
        CommandSpec.create().name(name).addOption(flag("Print this help.", "-h", "--help"));
    command.usageMessage().description(description).sortOptions(false).width(WIDTH);
    return command;
  }

  static OptionSpec flag(String description, String... names) {
    return OptionSpec.builder(names)
        .arity("0")
        .type(boolean.class)
        .description(description)
        .build();
  }

  static OptionSpec value(String label, String description, String name) {
    return OptionSpec.builder(name)
        .arity("1")
        .type(String.class)
        .paramLabel(label)
        .description(description)
        .build();
  }

  static OptionSpec repeatable(String label, String description, String... names) {
    return OptionSpec.builder(names)
        .arity("1")
        .type(List.class)
        .auxiliaryTypes(String.class)
        .paramLabel(label)
        .description(description)
        .build();
  }

  private static OptionSpec names(String label, String description, String name) {
    return OptionSpec.builder(name)
        .arity("1..*")
        .type(List.class)
        .auxiliaryTypes(String.class)
        .paramLabel(label)
        .description(description)
        .build();
  }

  private static PositionalParamSpec rest(String label, String description) {
    return PositionalParamSpec.builder()
        .index("0..*")
        .arity("0..*")
        .paramLabel(label)
        .type(List.class)
        .auxiliaryTypes(String.class)
        .description(description)
        .build();
  }
}
