package dev.krait.config;

import java.util.List;
import java.util.Optional;

/// Everything a host needs to know, checked and complete.
public record HostConfig(
    ApplicationConfig application,
    ListenConfig listen,
    TransportConfig transport,
    StaticConfig files,
    RouteConfig routes,
    SandboxConfig sandbox,
    InterpreterConfig interpreters,
    TimeLimits limits,
    WarmupConfig warmup,
    LogConfig log) {

  /// All applications: several, or the one.
  public List<ApplicationConfig> applications() {
    return routes.apps().isEmpty()
        ? List.of(application)
        : routes.apps().stream().map(app -> app.host().application()).toList();
  }

  /// The same for a host that is ready as soon as the application is loaded.
  public HostConfig withoutWarmup() {
    WarmupConfig none = new WarmupConfig(List.of(), Optional.empty(), warmup.timeLimit(), false);
    return new HostConfig(
        application, listen, transport, files, routes, sandbox, interpreters, limits, none, log);
  }

  /// The same for a host that only this process uses: on a free port of the loopback interface,
  /// with one interpreter that stays, ready as soon as the application is loaded, without an access
  /// log.
  public HostConfig forOneself() {
    ListenConfig loopback =
        new ListenConfig(
            List.of(new BindAddress("127.0.0.1", 0)), listen.keepAlive(), listen.clients());
    InterpreterConfig one =
        new InterpreterConfig(
            1,
            interpreters.threads(),
            interpreters.queue(),
            new RecycleConfig(0, 0, false, interpreters.recycle().life().lasting()));
    LogConfig messages = new LogConfig(log.level(), Optional.empty());
    return new HostConfig(
            application,
            loopback,
            TransportConfig.none(),
            files,
            routes.withoutRules(),
            sandbox,
            one,
            limits,
            warmup,
            messages)
        .withoutWarmup();
  }
}
