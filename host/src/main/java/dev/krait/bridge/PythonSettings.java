package dev.krait.bridge;

import dev.krait.services.Services;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What an interpreter needs to know to load an application.
///
/// @param application which one
/// @param environment added to the process's own environment variables
/// @param wsgi how it is called
/// @param installation where things are
/// @param concurrency what the application is told of its surroundings
/// @param sandbox what is left to it there, if it is in one
public record PythonSettings(
    Application application,
    Map<String, String> environment,
    Wsgi wsgi,
    Installation installation,
    Concurrency concurrency,
    Optional<Sandbox> sandbox) {

  /// For an application that is trusted.
  public PythonSettings(
      Application application,
      Map<String, String> environment,
      Wsgi wsgi,
      Installation installation,
      Concurrency concurrency) {
    this(application, environment, wsgi, installation, concurrency, Optional.empty());
  }

  /// The application and how it is started.
  ///
  /// @param name its loggers are below `krait.app.` and this; empty for names of their own
  /// @param specification `MODULE`, `MODULE:CALLABLE` or `MODULE:factory('literal')`
  /// @param directory first on `sys.path`; absolute
  /// @param path put in front of `sys.path`
  /// @param arguments `sys.argv`
  /// @param enter whether the process changes to the directory
  public record Application(
      String name,
      String specification,
      Path directory,
      List<Path> path,
      List<String> arguments,
      boolean enter) {}

  /// How the application is called.
  ///
  /// @param environ put into every request's environ, below the keys that Krait sets itself
  /// @param conformance what follows when a rule is broken: `strict`, `warn` or `compat`, see
  ///   `krait_bridge.conformance`
  /// @param services the Java objects it may use
  public record Wsgi(Map<String, String> environ, String conformance, Services services) {
    /// Without Java objects.
    public Wsgi(Map<String, String> environ, String conformance) {
      this(environ, conformance, Services.NONE);
    }
  }

  /// Where things are.
  ///
  /// @param bridge the folder that holds `krait_bridge`
  /// @param python the program that starts another interpreter, of those without a venv, if there
  ///   is one
  /// @param venv the application's packages; need not exist
  /// @param cache where compiled Python goes
  /// @param software `SERVER_SOFTWARE`
  public record Installation(
      Path bridge, Optional<Path> python, Path venv, Path cache, String software) {}

  /// How many run at once.
  ///
  /// @param interpreters in this process; more than one makes `wsgi.multiprocess` true
  /// @param threads in one interpreter; more than one makes `wsgi.multithread` true
  /// @param sharesNatives whether native libraries are loaded as they are, which only the first
  ///   interpreter can
  public record Concurrency(int interpreters, int threads, boolean sharesNatives) {}

  /// What an application in the sandbox may do besides reading its own folders.
  ///
  /// @param writable folders it may change, absolute
  /// @param threads whether it may start threads
  public record Sandbox(List<Path> writable, boolean threads) {}
}
