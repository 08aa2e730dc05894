package dev.krait.cli;

import dev.krait.config.ConfigLoader;
import dev.krait.config.ConfigSources;
import dev.krait.config.HostConfig;
import dev.krait.config.LoadedConfig;
import dev.krait.host.Host;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.ParseResult;

/// `krait serve`.
record ServeCommand(Surroundings here, Terminal terminal) {
  private static final Logger log = LoggerFactory.getLogger(ServeCommand.class);

  /// @param arguments the whole command line
  ExitCode run(ParseResult parsed, List<String> arguments) throws InterruptedException {
    LoadedConfig loaded =
        ConfigLoader.load(
            new ConfigSources(Grammar.SERVE.given(parsed), here.environment(), here.folder()));
    if (loaded.printOnly()) {
      terminal.out().print(loaded.description());
    } else if (loaded.checkOnly()) {
      terminal.out().println("krait: configuration is valid");
    } else {
      Logging.set(loaded.host().log().level());
      serve(loaded.host(), arguments);
    }
    terminal.out().flush();
    return ExitCode.OK;
  }

  private void serve(HostConfig config, List<String> arguments) throws InterruptedException {
    StopRequest stop = StopRequest.onSignals();
    TrainCommand.mendIfNeeded(here, terminal);
    new Provision(config.application(), here.home(), terminal).run();
    Host host = Host.start(config, here.home(), argv(arguments));
    announce(config.application().specification(), host.addresses());
    stop.await();
    Duration limit = config.limits().graceful();
    log.info("stopping: waiting up to {} s for {}", limit.toSeconds(), requests(host.pending()));
    int unfinished = host.drain(limit);
    if (unfinished > 0) {
      log.warn("stopped with {} unfinished", requests(unfinished));
    }
  }

  private static String requests(int count) {
    return count == 1 ? "1 request" : count + " requests";
  }

  /// The command line as it was given, as an application sees it under other servers.
  private List<String> argv(List<String> arguments) {
    List<String> argv = new ArrayList<>(List.of(here.home().resolve("bin/krait").toString()));
    argv.addAll(arguments);
    return argv;
  }

  private void announce(String application, List<URI> addresses) {
    terminal
        .out()
        .printf(
            Locale.ROOT,
            "krait: serving %s on %s (ready in %.1f s)%n",
            application,
            addresses.stream().map(URI::toString).collect(Collectors.joining(", ")),
            age().toMillis() / 1000.0);
    terminal.out().flush();
  }

  private static Duration age() {
    Instant now = Instant.now();
    return Duration.between(ProcessHandle.current().info().startInstant().orElse(now), now);
  }
}
