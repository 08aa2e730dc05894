package dev.krait.cli;

import dev.krait.config.ConfigLoader;
import dev.krait.config.ConfigSources;
import dev.krait.config.LoadedConfig;
import dev.krait.config.UserCache;
import dev.krait.packages.Progress;
import dev.krait.startup.Startup;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ParseResult;

/// `krait train`: makes what quick starts need, for the distribution or for one application.
record TrainCommand(Surroundings here, Terminal terminal) {

  /// @param arguments the whole command line
  ExitCode run(ParseResult parsed, List<String> arguments) throws InterruptedException {
    Startup startup = new Startup(here.home(), UserCache.of(here.environment()));
    Progress progress = terminal.progress();
    try {
      if (parsed.matchedOptions().isEmpty() && parsed.matchedPositionals().isEmpty()) {
        prepare(startup, progress);
      } else {
        train(startup, parsed, arguments, progress);
      }
      return ExitCode.OK;
    } finally {
      progress.done();
    }
  }

  private void prepare(Startup startup, Progress progress) throws InterruptedException {
    Optional<String> obstacle = startup.prepare(progress::step);
    progress.done();
    if (obstacle.isPresent()) {
      terminal.say(
          "no runtime image, so starts take several seconds longer: "
              + obstacle.get()
              + "; run `krait train` again with KRAIT_JAVA_HOME naming a whole JDK 25");
    } else {
      terminal.say("ready for quick starts: \"" + here.home() + "\"");
    }
  }

  private void train(Startup startup, ParseResult parsed, List<String> arguments, Progress progress)
      throws InterruptedException {
    LoadedConfig loaded =
        ConfigLoader.load(
            new ConfigSources(Grammar.TRAIN.given(parsed), here.environment(), here.folder()));
    Path folder = loaded.host().application().directory();
    List<String> serve = new ArrayList<>(arguments.subList(1, arguments.size()));
    Path made = startup.train(folder, serve, progress::step);
    progress.done();
    terminal.say("start-up cache for this application: \"" + made + "\"");
  }
}
