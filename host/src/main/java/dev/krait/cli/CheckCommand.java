package dev.krait.cli;

import dev.krait.check.Check;
import dev.krait.check.CheckException;
import dev.krait.check.CheckPlan;
import dev.krait.check.CheckReport;
import dev.krait.config.ConfigLoader;
import dev.krait.config.ConfigSources;
import dev.krait.config.HostConfig;
import dev.krait.config.LoadedConfig;
import dev.krait.host.Host;
import dev.krait.packages.Progress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ParseResult;

/// `krait check`: tells where an application breaks PEP 3333.
record CheckCommand(Surroundings here, Terminal terminal) {
  /// Requests that never end are cut off.
  private static final Duration PARTING = Duration.ofSeconds(2);

  /// @param arguments the whole command line
  /// @throws CheckException when it cannot be checked as asked
  ExitCode run(ParseResult parsed, List<String> arguments) throws InterruptedException {
    LoadedConfig loaded =
        ConfigLoader.load(
            new ConfigSources(Grammar.CHECK.given(parsed), here.environment(), here.folder()));
    CheckPlan plan = plan(parsed);
    if (loaded.printOnly()) {
      terminal.out().print(loaded.description());
      return ExitCode.OK;
    }
    if (loaded.checkOnly()) {
      terminal.out().println("krait: configuration is valid");
      return ExitCode.OK;
    }
    CheckReport report = check(loaded.host().forOneself(), plan, arguments);
    terminal.out().print(plan.print(report));
    terminal.out().flush();
    return report.isClean() ? ExitCode.OK : ExitCode.FAILURE;
  }

  private CheckPlan plan(ParseResult parsed) {
    return CheckPlan.of(
        parsed.matchedOptionValue("--request", List.of()),
        Optional.ofNullable(parsed.<String>matchedOptionValue("--requests", null))
            .map(file -> here.folder().resolve(file).normalize())
            .stream()
            .toList(),
        parsed.hasMatchedOption("--unsafe"),
        parsed.matchedOptionValue("--format", "text"));
  }

  private CheckReport check(HostConfig config, CheckPlan plan, List<String> arguments)
      throws InterruptedException {
    Logging.set(config.log().level());
    Path folder = config.application().directory();
    new Provision(config.application(), here.home(), terminal).run();
    Check check = new Check(plan, folder);
    Host host = Host.lint(config, here.home(), here.argv(arguments), check.notes());
    Progress progress = terminal.progress();
    try {
      check.run(host.addresses().getFirst() + config.application().wsgi().mount(), progress::step);
    } finally {
      progress.done();
      host.drain(PARTING);
    }
    return check.report();
  }
}
