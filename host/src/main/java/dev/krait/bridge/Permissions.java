package dev.krait.bridge;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.EnvironmentAccess;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.PolyglotAccess;
import org.graalvm.polyglot.io.FileSystem;
import org.graalvm.polyglot.io.IOAccess;

/// What an application may do. Java's classes are nobody's: of an object of the host's it can call
/// what is marked `@HostAccess.Export`, and other languages it has none.
sealed interface Permissions {
  static Permissions of(PythonSettings settings) {
    return settings.sandbox().isPresent()
        ? new Sandboxed(settings, settings.sandbox().get())
        : new Open(settings);
  }

  boolean sandboxed();

  /// The back end of Python's `os`.
  String posix();

  void grant(Context.Builder builder);

  /// Before anything of the application's runs.
  void prepare(Context context);

  private static void grantAll(Context.Builder builder) {
    builder.allowHostAccess(HostAccess.EXPLICIT).allowPolyglotAccess(PolyglotAccess.NONE);
  }

  /// What a CPython process would have: files, sockets, threads, processes, native modules.
  record Open(PythonSettings settings) implements Permissions {
    @Override
    public boolean sandboxed() {
      return false;
    }

    @Override
    public String posix() {
      return "native";
    }

    @Override
    public void grant(Context.Builder builder) {
      grantAll(builder);
      builder
          .allowNativeAccess(true)
          .allowCreateThread(true)
          .allowCreateProcess(true)
          .allowIO(IOAccess.ALL)
          .allowEnvironmentAccess(EnvironmentAccess.INHERIT)
          .environment(settings.environment())
          .option("python.DontWriteBytecodeFlag", "false");
    }

    @Override
    public void prepare(Context context) {}
  }

  /// Python code, and the files of the application (`host/docs/sandbox.md`).
  record Sandboxed(PythonSettings settings, PythonSettings.Sandbox sandbox) implements Permissions {
    private static final String TEMPORARY = "TMPDIR";

    @Override
    public boolean sandboxed() {
      return true;
    }

    /// The one that goes through the polyglot API, which checks.
    @Override
    public String posix() {
      return "java";
    }

    @Override
    public void grant(Context.Builder builder) {
      grantAll(builder);
      builder
          .allowNativeAccess(false)
          .allowCreateThread(sandbox.threads())
          .allowCreateProcess(false)
          .allowIO(IOAccess.newBuilder().fileSystem(files()).build())
          .allowEnvironmentAccess(EnvironmentAccess.NONE)
          .environment(environment())
          .in(InputStream.nullInputStream())
          .out(OutputStream.nullOutputStream())
          .err(OutputStream.nullOutputStream())
          // what it compiled, an interpreter outside would run
          .option("python.DontWriteBytecodeFlag", "true");
    }

    private FileSystem files() {
      PythonSettings.Application application = settings.application();
      PythonSettings.Installation installation = settings.installation();
      List<Path> readable = new ArrayList<>(application.path());
      readable.add(application.directory());
      readable.add(installation.bridge());
      readable.add(installation.venv());
      readable.add(installation.cache());
      readable.add(Path.of("/usr/share/zoneinfo"));
      readable.add(graalPy());
      return new SandboxFiles(application.directory(), readable, sandbox.writable());
    }

    /// Where the polyglot runtime keeps Python's standard library. Its own way to open that,
    /// `FileSystem.allowInternalResourceAccess`, would open it for writing, too.
    private static Path graalPy() {
      String moved = System.getProperty("polyglot.engine.userResourceCache");
      if (moved != null) {
        return Path.of(moved);
      }
      String cache = System.getenv("XDG_CACHE_HOME");
      Path home = Path.of(System.getProperty("user.home"));
      return (cache == null || cache.isEmpty() ? home.resolve(".cache") : Path.of(cache))
          .resolve("org.graalvm.polyglot");
    }

    private Map<String, String> environment() {
      Map<String, String> environment = new HashMap<>();
      if (!sandbox.writable().isEmpty()) {
        environment.put(TEMPORARY, sandbox.writable().getFirst().toString());
      }
      environment.putAll(settings.environment());
      return environment;
    }

    @Override
    public void prepare(Context context) {
      context
          .eval("python", "from krait_bridge.sandbox import install; install")
          .executeVoid(sandbox.threads());
    }
  }
}
