package dev.krait.host;

import dev.krait.bridge.PythonSettings;
import dev.krait.config.ApplicationConfig;
import dev.krait.config.HostConfig;
import dev.krait.config.InterpreterConfig;
import dev.krait.config.UserCache;
import dev.krait.interpreter.PoolSettings;
import dev.krait.listener.AccessLog;
import dev.krait.listener.ListenerSettings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;

/// What each room needs of the configuration.
///
/// @param home the distribution's folder
/// @param arguments the application's `sys.argv`
record Settings(HostConfig config, Path home, List<String> arguments) {

  PythonSettings python() {
    ApplicationConfig application = config.application();
    InterpreterConfig interpreters = config.interpreters();
    return new PythonSettings(
        new PythonSettings.Application(
            application.specification(),
            application.directory(),
            application.python().path(),
            application.mount(),
            arguments),
        application.python().environment(),
        application.environ(),
        new PythonSettings.Installation(
            home.resolve("lib/python"), application.python().venv(), cache(), software()),
        new PythonSettings.Concurrency(interpreters.workers(), interpreters.threads()));
  }

  PoolSettings pool() {
    InterpreterConfig interpreters = config.interpreters();
    return new PoolSettings(
        new PoolSettings.Size(interpreters.workers(), interpreters.threads()),
        new PoolSettings.Queue(interpreters.queue().size(), interpreters.queue().timeout()),
        config.limits().request(),
        new PoolSettings.Recycling(
            interpreters.recycle().maxRequests(), interpreters.recycle().jitter()));
  }

  ListenerSettings listener() {
    List<InetSocketAddress> addresses =
        config.listen().binds().stream()
            .map(bind -> new InetSocketAddress(bind.host(), bind.port()))
            .toList();
    return new ListenerSettings(
        addresses,
        config.application().mount(),
        software(),
        config.listen().maxBody(),
        config.listen().keepAlive());
  }

  /// @throws StartException when the file cannot be written
  AccessLog accessLog() {
    return config.log().accessLog().map(this::openAccessLog).orElseGet(AccessLog::none);
  }

  private AccessLog openAccessLog(String name) {
    if (name.equals("-")) {
      return AccessLog.toStandardOutput();
    }
    try {
      return AccessLog.to(Path.of(name));
    } catch (IOException e) {
      throw new StartException(
          StartException.Reason.OTHER,
          "cannot write the access log to '"
              + name
              + "': "
              + e.getMessage()
              + "; give --access-logfile a file this user may write, or - for standard output");
    }
  }

  private static String software() {
    String version = Settings.class.getPackage().getImplementationVersion();
    return "krait/" + (version == null ? "dev" : version);
  }

  /// Compiled Python goes to the user's cache, never between the application's files.
  private static Path cache() {
    return UserCache.of(System.getenv()).resolve("pycache");
  }
}
