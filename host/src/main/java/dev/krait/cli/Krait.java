package dev.krait.cli;

import dev.krait.bench.BenchException;
import dev.krait.capture.CaptureException;
import dev.krait.check.CheckException;
import dev.krait.config.ConfigException;
import dev.krait.config.Quoted;
import dev.krait.conformance.ConformanceException;
import dev.krait.diff.DiffException;
import dev.krait.host.StartException;
import dev.krait.packages.PackagesException;
import dev.krait.replay.ReplayException;
import dev.krait.startup.StartupException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/// The `krait` command: finds out what is asked, has it done, and turns whatever goes wrong into
/// one message and an exit code.
final class Krait {
  private static final Logger log = LoggerFactory.getLogger(Krait.class);

  private final Surroundings here;
  private final Terminal terminal;
  private final CommandLine grammar = Grammar.commandLine();

  Krait(Surroundings here, Terminal terminal) {
    this.here = here;
    this.terminal = terminal;
  }

  /// The process's exit code.
  int run(List<String> arguments) {
    Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {
      log.error("internal error in thread {}: {}", thread.getName(), failure.toString());
      log.debug("its origin", failure);
    });
    try {
      return dispatch(arguments);
    } catch (ParameterException e) {
      return fail(ExitCode.USAGE, new UsageError(e).message());
    } catch (ConfigException
        | CaptureException
        | CheckException
        | DiffException
        | ReplayException e) {
      return fail(ExitCode.USAGE, String.valueOf(e.getMessage()));
    } catch (PackagesException | StartupException e) {
      return fail(ExitCode.FAILURE, String.valueOf(e.getMessage()));
    } catch (BenchException e) {
      ExitCode code = e.isUsage() ? ExitCode.USAGE : ExitCode.FAILURE;
      return fail(code, String.valueOf(e.getMessage()));
    } catch (ConformanceException e) {
      ExitCode code = e.isUsage() ? ExitCode.USAGE : ExitCode.FAILURE;
      return fail(code, String.valueOf(e.getMessage()));
    } catch (StartException e) {
      return fail(exitCode(e.reason()), String.valueOf(e.getMessage()));
    } catch (InterruptedException _) {
      return fail(ExitCode.FAILURE, "interrupted");
    } catch (RuntimeException | Error e) {
      log.debug("internal error", e);
      return fail(
          ExitCode.FAILURE,
          "internal error: "
              + e
              + "; this is Krait's fault: please report it, with what `--log-level debug` shows");
    }
  }

  private static ExitCode exitCode(StartException.Reason reason) {
    return switch (reason) {
      case APPLICATION -> ExitCode.APPLICATION;
      case CONFIGURATION -> ExitCode.USAGE;
      case BIND -> ExitCode.BIND;
      case OTHER -> ExitCode.FAILURE;
    };
  }

  private int fail(ExitCode code, String message) {
    log.debug("exit code {}", code.number());
    terminal.say(message);
    return code.number();
  }

  private int dispatch(List<String> arguments) throws InterruptedException {
    ParseResult parsed = grammar.parseArgs(arguments.toArray(String[]::new));
    if (!parsed.hasSubcommand()) {
      return withoutCommand(parsed);
    }
    ParseResult command = parsed.subcommand();
    if (command.hasMatchedOption("--help")) {
      return explain(command.commandSpec().commandLine());
    }
    return switch (command.commandSpec().name()) {
      case "krait serve" -> new ServeCommand(here, terminal).run(command, arguments).number();
      case "krait record" -> new RecordCommand(here, terminal).run(command, arguments).number();
      case "krait install" -> new InstallCommand(here, terminal).run(command).number();
      case "krait train" -> new TrainCommand(here, terminal).run(command, arguments).number();
      case "krait check" -> new CheckCommand(here, terminal).run(command, arguments).number();
      case "krait diff" -> new DiffCommand(here, terminal).run(command).number();
      case "krait replay" -> new ReplayCommand(here, terminal).run(command).number();
      case "krait bench" -> new BenchCommand(here, terminal).run(command).number();
      case "krait conformance" -> new ConformanceCommand(here, terminal).run(command).number();
      case "krait python" -> new PythonCommand(here).run(command);
      default -> explain(command.matchedPositionalValue(0, ""));
    };
  }

  private int withoutCommand(ParseResult parsed) {
    if (parsed.hasMatchedOption("--version")) {
      terminal.out().println("krait " + version() + " (Java " + Runtime.version() + ")");
      return ExitCode.OK.number();
    }
    if (parsed.hasMatchedOption("--help")) {
      return explain(grammar);
    }
    grammar.usage(terminal.err());
    return ExitCode.USAGE.number();
  }

  static String version() {
    String version = Krait.class.getPackage().getImplementationVersion();
    return version == null ? "dev" : version;
  }

  private int explain(String command) {
    CommandLine named = grammar.getSubcommands().get(command);
    if (named == null && !command.isEmpty()) {
      return fail(
          ExitCode.USAGE,
          "no help on " + Quoted.of(command) + ": it is no command; see `krait --help`");
    }
    return explain(named == null ? grammar : named);
  }

  private int explain(CommandLine command) {
    command.usage(terminal.out());
    return ExitCode.OK.number();
  }
}
