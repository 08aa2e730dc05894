package dev.krait.cli;

import dev.krait.config.NearestName;
import dev.krait.config.Quoted;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// What is wrong with a command line, in our words.
record UsageError(ParameterException error) {

  String message() {
    return switch (error) {
      case UnmatchedArgumentException unmatched when !unmatched.getUnmatched().isEmpty() ->
          unmatched(unmatched.getUnmatched().getFirst());
      case MissingParameterException missing when !missing.getMissing().isEmpty() ->
          missing(missing.getMissing().getFirst());
      default -> error.getMessage() + seeHelp();
    };
  }

  private String missing(ArgSpec argument) {
    if (!(argument instanceof OptionSpec option)) {
      return "no " + argument.paramLabel() + " is given: the command takes one" + seeHelp();
    }
    return Quoted.of(option.longestName())
        + " has no value: it takes "
        + argument.paramLabel()
        + seeHelp();
  }

  private String unmatched(String argument) {
    CommandLine command = error.getCommandLine();
    String name = command.getCommandSpec().name();
    String said = argument.replaceFirst("=.*", "");
    if (argument.startsWith("-")) {
      return "unknown option "
          + Quoted.of(said)
          + ": it is none of "
          + name
          + "'s"
          + suggestion(NearestName.find(said, options(command.getCommandSpec())));
    }
    if (command.getSubcommands().isEmpty()) {
      return "unexpected argument "
          + Quoted.of(argument)
          + ": "
          + name
          + " takes no more"
          + seeHelp();
    }
    List<String> commands = List.copyOf(command.getSubcommands().keySet());
    return "unknown command "
        + Quoted.of(argument)
        + ": the commands are "
        + String.join(", ", commands)
        + suggestion(NearestName.find(argument, commands));
  }

  private String suggestion(Optional<String> name) {
    return name.map(nearest -> "; did you mean " + nearest + "?").orElseGet(this::seeHelp);
  }

  private static List<String> options(CommandSpec command) {
    return command.options().stream().map(OptionSpec::longestName).toList();
  }

  private String seeHelp() {
    return "; see `" + error.getCommandLine().getCommandSpec().name() + " --help`";
  }
}
