package dev.krait.cli;

import dev.krait.config.ConfigLoader;
import dev.krait.config.ConfigSources;
import dev.krait.config.HostConfig;
import dev.krait.config.LoadedConfig;
import dev.krait.host.Host;
import java.util.List;
import picocli.CommandLine.ParseResult;

/// `krait serve`.
record ServeCommand(Surroundings here, Terminal terminal) {

  /// @param arguments the whole command line
  ExitCode run(ParseResult parsed, List<String> arguments) throws InterruptedException {
    ConfigSources sources =
        new ConfigSources(Grammar.SERVE.given(parsed), here.environment(), here.folder());
    LoadedConfig loaded = ConfigLoader.load(sources);
    if (loaded.printOnly()) {
      terminal.out().print(loaded.description());
      return ExitCode.OK;
    }
    HostConfig config = forTraining() ? loaded.host().withoutWarmup() : loaded.host();
    Host.check(config);
    if (loaded.checkOnly()) {
      terminal.out().println("krait: configuration is valid");
      return ExitCode.OK;
    }
    return new Service(config, here, terminal)
        .run(
            () -> Host.start(config, here.home(), here.argv(arguments), new WarmupLine(terminal)),
            () -> ConfigLoader.load(sources).host());
  }

  /// `krait train` sends the requests itself, and does not wait for compiled code.
  private boolean forTraining() {
    return here.environment().containsKey("KRAIT_TRAIN_OUTPUT");
  }
}
