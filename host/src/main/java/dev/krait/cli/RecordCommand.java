package dev.krait.cli;

import dev.krait.capture.Recording;
import dev.krait.config.ConfigLoader;
import dev.krait.config.ConfigSources;
import dev.krait.config.HostConfig;
import dev.krait.config.LoadedConfig;
import dev.krait.host.Host;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.ParseResult;

/// `krait record`.
record RecordCommand(Surroundings here, Terminal terminal) {
  private static final String USUAL_FILE = ".krait/warmup.jsonl";

  /// @param arguments the whole command line
  ExitCode run(ParseResult parsed, List<String> arguments) throws InterruptedException {
    LoadedConfig loaded =
        ConfigLoader.load(
            new ConfigSources(Grammar.RECORD.given(parsed), here.environment(), here.folder()));
    if (loaded.printOnly()) {
      terminal.out().print(loaded.description());
    } else if (loaded.checkOnly()) {
      terminal.out().println("krait: configuration is valid");
    } else {
      return record(loaded.host(), file(parsed, loaded.host()), arguments);
    }
    return ExitCode.OK;
  }

  private Path file(ParseResult parsed, HostConfig config) {
    return parsed.hasMatchedOption("--output")
        ? here.folder().resolve(parsed.matchedOptionValue("--output", "")).normalize()
        : config.application().directory().resolve(USUAL_FILE);
  }

  private ExitCode record(HostConfig config, Path file, List<String> arguments)
      throws InterruptedException {
    Recording recording = Recording.open(file);
    ExitCode code;
    try (recording) {
      code =
          new Service(config, here, terminal)
              .run(
                  () -> Host.record(config, here.home(), here.argv(arguments), recording),
                  () -> config);
    }
    int count = recording.count();
    terminal.say(
        "recorded %s in \"%s\"; use them with --warmup-requests %s"
            .formatted(count == 1 ? "1 request" : count + " requests", file, file));
    return code;
  }
}
