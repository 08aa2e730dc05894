package dev.krait.bridge;

import dev.krait.interpreter.ApplicationLoadException;
import dev.krait.interpreter.Interpreter;
import dev.krait.interpreter.InterpreterFactory;
import dev.krait.interpreter.Loading;
import dev.krait.services.Services;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;

/// Makes GraalPy interpreters that share one engine, so that code compiled for one serves all.
///
/// An application gets what a CPython process would give it, or what the sandbox leaves of that,
/// see [Permissions]. It gets no Java but the services offered to it: host classes cannot be looked
/// up.
public final class PythonInterpreterFactory implements InterpreterFactory, AutoCloseable {
  private static final String PYTHON = "python";

  private final PythonSettings settings;
  private final NativeModules nativeModules;
  private final NativeCopies copies;
  private final Permissions permissions;
  private final Breaches breaches;
  private final CompileQueue compileQueue = CompileQueue.attached();
  private final Engine engine;
  private final Consumer<Context> whenLoaded;
  private final Map<Integer, Loading> loading = new ConcurrentHashMap<>();

  public PythonInterpreterFactory(PythonSettings settings) {
    this(settings, _ -> {});
  }

  /// Makes interpreters with the lint layer (`krait_lint`) around the application.
  ///
  /// @param notes gets what the layer observes, a JSON object each, on threads of the interpreters
  public static PythonInterpreterFactory linting(PythonSettings settings, Consumer<String> notes) {
    String folder = settings.application().directory().toString();
    return new PythonInterpreterFactory(
        settings,
        context ->
            context
                .eval(PYTHON, "from krait_lint.host import examine; examine")
                .executeVoid(new HostNotes(notes), folder));
  }

  private PythonInterpreterFactory(PythonSettings settings, Consumer<Context> whenLoaded) {
    this.settings = settings;
    this.whenLoaded = whenLoaded;
    this.breaches = new Breaches(settings.wsgi().conformance());
    this.nativeModules = NativeModules.of(settings);
    this.copies = NativeCopies.of(settings.installation().venv());
    if (nativeModules.isolated()) {
      NativeLoads.whenNone(copies::deleteIncomplete);
    }
    this.permissions = Permissions.of(settings);
    this.engine =
        Engine.newBuilder(PYTHON)
            .allowExperimentalOptions(true)
            .logHandler(new EngineLog())
            .option("engine.WarnInterpreterOnly", "false")
            .option("python.PosixModuleBackend", permissions.posix())
            .build();
  }

  /// Whether Python code is compiled to machine code here; without it, it runs many times slower.
  public boolean compiles() {
    return !engine.getImplementationName().contains("Interpreted");
  }

  /// What the application did against PEP 3333, in all interpreters so far and to come.
  public ConformanceMXBean breaches() {
    return breaches;
  }

  /// Methods that wait for the compiler or are in it.
  public int pendingCompilations() {
    return compileQueue.pending();
  }

  /// Methods compiled so far, once for each tier.
  public long compilations() {
    return compileQueue.done();
  }

  @Override
  public Interpreter create(int number) {
    int keep = settings.concurrency().interpreters();
    if (nativeModules.isolated() && NativeLoads.count() >= keep) {
      NativeLoads.whenNone(() -> copies.deleteUnused(keep));
    }
    return NativeLoads.during(nativeModules, () -> CompilerGate.closedOnce(() -> load(number)));
  }

  @Override
  public Optional<Loading> loading(int number) {
    return Optional.ofNullable(loading.get(number));
  }

  private Interpreter load(int number) {
    Context context = newContext();
    try {
      context.enter();
      permissions.prepare(context);
      if (nativeModules.isolated()) {
        context
            .eval(PYTHON, "from krait_bridge.sqlite_hook import install; install")
            .executeVoid(HostLocks.OF_THE_PROCESS);
      }
      context
          .eval(PYTHON, "from krait_bridge.hashes import install; install")
          .executeVoid(new HostHashes());
      HostServices services = offer(context);
      Safepoints safepoints = Safepoints.ofCurrent();
      loading.put(number, new PythonLoading(context, safepoints, Thread.currentThread()));
      String failure = bootstrap(context).asString();
      if (!failure.isEmpty()) {
        boolean lone = NativeLoads.count() == 1 || permissions.sandboxed();
        throw LoadFailure.of(failure, !lone && !nativeModules.isolated());
      }
      whenLoaded.accept(context);
      Value serve = context.eval(PYTHON, "from krait_bridge.server import serve; serve");
      return new PythonInterpreter(context, safepoints, services, serve, permissions.sandboxed());
    } catch (PolyglotException e) {
      discard(context);
      throw new ApplicationLoadException(PythonFailure.describe(e), e.isResourceExhausted());
    } catch (RuntimeException | Error e) {
      discard(context);
      throw e;
    } finally {
      loading.remove(number);
    }
  }

  private HostServices offer(Context context) {
    Services offered = settings.wsgi().services();
    HostServices services = new HostServices(offered);
    if (!offered.isEmpty()) {
      context
          .eval(PYTHON, "from krait_bridge.services import connect; connect")
          .executeVoid(services, offered.described());
    }
    return services;
  }

  private static void discard(Context context) {
    context.leave();
    context.close(true);
  }

  private Value bootstrap(Context context) {
    PythonSettings.Application application = settings.application();
    PythonSettings.Concurrency concurrency = settings.concurrency();
    return context
        .eval(PYTHON, "from krait_bridge.bootstrap import start; start")
        .execute(
            new HostLog(settings.application().name()),
            breaches,
            application.specification(),
            application.directory().toString(),
            String.join("\0", application.path().stream().map(Path::toString).toList()),
            String.join("\0", application.arguments()),
            concurrency.threads() > 1,
            concurrency.interpreters() > 1,
            settings.installation().software(),
            nativeModules.state(),
            flat(settings.wsgi().environ()),
            application.enter());
  }

  private static String flat(Map<String, String> environ) {
    return environ.entrySet().stream()
        .map(entry -> entry.getKey() + "=" + entry.getValue())
        .collect(Collectors.joining("\0"));
  }

  private Context newContext() {
    PythonSettings.Installation installation = settings.installation();
    Context.Builder builder =
        Context.newBuilder(PYTHON)
            .engine(engine)
            .allowExperimentalOptions(true)
            .arguments(PYTHON, settings.application().arguments().toArray(String[]::new))
            .option("python.WarnExperimentalFeatures", "false")
            .option("python.PythonPath", installation.bridge().toString())
            .option("python.PyCachePrefix", installation.cache().toString())
            .option("python.IsolateNativeModules", Boolean.toString(nativeModules.isolated()));
    // sys.executable, which multiprocessing and many a subprocess start
    Optional<Path> python = installation.python();
    if (Files.exists(installation.venv().resolve("pyvenv.cfg"))) {
      python = Optional.of(installation.venv().resolve("bin/python"));
      builder.option("python.ForceImportSite", "true");
    }
    python.ifPresent(program -> builder.option("python.Executable", program.toString()));
    permissions.grant(builder);
    return builder.build();
  }

  /// Frees the engine; every interpreter must be closed.
  @Override
  public void close() {
    compileQueue.detach();
    engine.close(true);
  }
}
