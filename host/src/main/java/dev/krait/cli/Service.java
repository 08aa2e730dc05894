package dev.krait.cli;

import dev.krait.config.ApplicationConfig;
import dev.krait.config.ConfigException;
import dev.krait.config.HostConfig;
import dev.krait.host.Host;
import dev.krait.host.StartException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A host from its start until somebody asks it to stop.
record Service(HostConfig config, Surroundings here, Terminal terminal) {
  private static final Logger log = LoggerFactory.getLogger(Service.class);

  /// Starts a host.
  @FunctionalInterface
  interface Start {
    Host start() throws InterruptedException;
  }

  /// Returns when the host has stopped: as asked, or as it could not go on.
  ///
  /// @param again reads the configuration anew
  ExitCode run(Start how, Supplier<HostConfig> again) throws InterruptedException {
    Logging.set(config.log().level());
    Signals.on("HUP", () -> log.info("not ready yet: SIGHUP has no effect"));
    StopRequest stop = StopRequest.onSignals();
    new SlowStart(here, terminal).explain();
    for (ApplicationConfig application : config.applications()) {
      new Provision(application, here.home(), terminal).run();
    }
    Host host = how.start();
    announce(
        config.applications().stream()
            .map(ApplicationConfig::specification)
            .collect(Collectors.joining(", ")),
        host.addresses());
    Signals.on("HUP", () -> reload(host, again));
    stop.await(host.failure());
    if (host.failure().isDone()) {
      log.error("the host cannot go on: {}", host.failure().join());
    }
    Duration limit = config.limits().graceful();
    log.info("stopping: waiting up to {} s for {}", limit.toSeconds(), requests(host.pending()));
    int unfinished = host.drain(limit);
    if (unfinished > 0) {
      log.warn("stopped with {} unfinished", requests(unfinished));
    }
    if (host.failure().isDone()) {
      return host.leaks() > 0 ? ExitCode.FAILURE : ExitCode.APPLICATION;
    }
    return ExitCode.OK;
  }

  /// Takes up the routes as they are configured now, and the application's code.
  private static void reload(Host host, Supplier<HostConfig> again) {
    try {
      host.route(again.get().routes());
    } catch (ConfigException | StartException e) {
      log.error("the routes stay as they are: {}", e.getMessage());
    }
    host.reload("SIGHUP");
  }

  private static String requests(int count) {
    return count == 1 ? "1 request" : count + " requests";
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
