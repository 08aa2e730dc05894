package dev.krait.application;

import dev.krait.bridge.PythonSettings;
import dev.krait.config.ApplicationConfig;
import dev.krait.config.HostConfig;
import dev.krait.config.InterpreterConfig;
import dev.krait.config.LifecycleConfig;
import dev.krait.config.RecycleConfig;
import dev.krait.config.SandboxConfig;
import dev.krait.config.TimeLimits;
import dev.krait.config.UserCache;
import dev.krait.config.WsgiConfig;
import dev.krait.interpreter.HeapLimit;
import dev.krait.interpreter.PoolSettings;
import dev.krait.services.Services;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What an application needs to run.
///
/// @param name tells it from others of the process in JMX; empty when it is the only one
/// @param config of which what concerns listening has no effect
/// @param home where Krait's own Python is
/// @param process what the application finds of its process
/// @param services the Java objects it may use
public record ApplicationSettings(
    String name, HostConfig config, PythonHome home, Surroundings process, Services services) {
  /// How much of the process is the application's.
  ///
  /// @param arguments its `sys.argv`
  /// @param enter whether the process changes to the application's folder
  /// @param log its loggers are below `krait.app.` and this; empty for names of their own
  public record Surroundings(List<String> arguments, boolean enter, String log) {
    public Surroundings {
      arguments = List.copyOf(arguments);
    }

    /// A process that only serves applications.
    public static Surroundings own(List<String> arguments) {
      return new Surroundings(arguments, true, "");
    }

    /// A process that serves several.
    public static Surroundings beside(List<String> arguments, String name) {
      return new Surroundings(arguments, false, name);
    }

    /// One of another program.
    public static Surroundings shared(String argument) {
      return new Surroundings(List.of(argument), false, "");
    }
  }

  /// `krait/VERSION`, as in `SERVER_SOFTWARE`.
  public static String software() {
    String version = ApplicationSettings.class.getPackage().getImplementationVersion();
    return "krait/" + (version == null ? "dev" : version);
  }

  PythonSettings python() {
    ApplicationConfig application = config.application();
    WsgiConfig wsgi = application.wsgi();
    InterpreterConfig interpreters = config.interpreters();
    return new PythonSettings(
        new PythonSettings.Application(
            process.log(),
            application.specification(),
            application.directory(),
            application.python().path(),
            process.arguments(),
            process.enter()),
        application.python().environment(),
        new PythonSettings.Wsgi(wsgi.environ(), wsgi.conformance().text(), services),
        new PythonSettings.Installation(
            home.bridge(), home.python(), application.python().venv(), cache(), software()),
        new PythonSettings.Concurrency(
            interpreters.workers(),
            interpreters.threads(),
            interpreters.recycle().life().sharesNatives()),
        Optional.of(config.sandbox())
            .filter(SandboxConfig::on)
            .map(some -> new PythonSettings.Sandbox(some.writable(), some.threads())));
  }

  PoolSettings pool() {
    InterpreterConfig interpreters = config.interpreters();
    return new PoolSettings(
        new PoolSettings.Size(interpreters.workers(), interpreters.threads()),
        new PoolSettings.Queue(interpreters.queue().size(), interpreters.queue().timeout()),
        deadlines(),
        recycling(interpreters.recycle()),
        new PoolSettings.Life(
            interpreters.recycle().life().start(),
            interpreters.recycle().life().exit(),
            interpreters.recycle().life().mostFailures()));
  }

  private PoolSettings.Deadlines deadlines() {
    TimeLimits limits = config.limits();
    return new PoolSettings.Deadlines(
        limits.silence(),
        limits.deadlines().request(),
        limits.deadlines().interrupt(),
        limits.deadlines().maxLeaked());
  }

  private static PoolSettings.Recycling recycling(RecycleConfig recycle) {
    LifecycleConfig life = recycle.life();
    return new PoolSettings.Recycling(
        recycle.maxRequests(),
        recycle.jitter(),
        life.maxLifetime(),
        life.lifetimeJitter(),
        new HeapLimit(life.maxHeap().percent(), life.maxHeap().bytes()));
  }

  /// Compiled Python goes to the user's cache, never between the application's files.
  private static Path cache() {
    return UserCache.of(System.getenv()).resolve("pycache");
  }
}
