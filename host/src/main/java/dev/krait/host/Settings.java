package dev.krait.host;

import dev.krait.bridge.PythonSettings;
import dev.krait.config.ApplicationConfig;
import dev.krait.config.BindAddress;
import dev.krait.config.ClientLimits;
import dev.krait.config.HostConfig;
import dev.krait.config.InterpreterConfig;
import dev.krait.config.LifecycleConfig;
import dev.krait.config.RecycleConfig;
import dev.krait.config.SandboxConfig;
import dev.krait.config.TimeLimits;
import dev.krait.config.UserCache;
import dev.krait.config.WarmupConfig;
import dev.krait.config.WsgiConfig;
import dev.krait.interpreter.HeapLimit;
import dev.krait.interpreter.PoolSettings;
import dev.krait.listener.AccessLog;
import dev.krait.listener.Limits;
import dev.krait.listener.ListenerSettings;
import dev.krait.listener.TransportSettings;
import dev.krait.tls.ServerTls;
import dev.krait.warmup.RequestFile;
import dev.krait.warmup.WarmupException;
import dev.krait.warmup.WarmupRequest;
import dev.krait.warmup.WarmupSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What each room needs of the configuration.
///
/// @param home the distribution's folder
/// @param arguments the application's `sys.argv`
record Settings(HostConfig config, Path home, List<String> arguments) {
  private static final Logger log = LoggerFactory.getLogger(Settings.class);
  private static final int HTTP_PORT = 80;

  PythonSettings python() {
    ApplicationConfig application = config.application();
    WsgiConfig wsgi = application.wsgi();
    InterpreterConfig interpreters = config.interpreters();
    return new PythonSettings(
        new PythonSettings.Application(
            application.specification(),
            application.directory(),
            application.python().path(),
            arguments),
        application.python().environment(),
        new PythonSettings.Wsgi(wsgi.mount(), wsgi.environ(), wsgi.conformance().text()),
        new PythonSettings.Installation(
            home.resolve("lib/python"),
            home.resolve("bin/graalpy"),
            application.python().venv(),
            cache(),
            software()),
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

  List<InetSocketAddress> addresses() {
    return config.listen().binds().stream()
        .map(bind -> new InetSocketAddress(bind.host(), bind.port()))
        .toList();
  }

  ListenerSettings listener(Optional<ServerTls> tls) {
    return listener(addresses(), new Transport(config.transport()).settings(tls));
  }

  private ListenerSettings listener(
      List<InetSocketAddress> addresses, TransportSettings transport) {
    return new ListenerSettings(
        addresses,
        config.application().wsgi().mount(),
        software(),
        limits(),
        config.listen().keepAlive(),
        transport);
  }

  private Limits limits() {
    ClientLimits clients = config.listen().clients();
    ClientLimits.Head head = clients.head();
    ClientLimits.Body body = clients.body();
    return new Limits(
        new Limits.Head(head.line(), head.fields(), head.fieldSize(), head.total(), head.time()),
        new Limits.Body(body.size(), body.time(), body.rate()),
        clients.write());
  }

  /// A listener for the warm-up alone.
  ListenerSettings loopback() {
    return listener(
        List.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)),
        new Transport(config.transport()).loopback());
  }

  /// @throws WarmupException when the recorded requests cannot be read
  WarmupSettings warmup() {
    WarmupConfig warmup = config.warmup();
    List<WarmupRequest> requests = new ArrayList<>();
    warmup.paths().forEach(path -> requests.add(WarmupRequest.get(path)));
    warmup.requests().ifPresent(file -> requests.addAll(RequestFile.read(file)));
    if (!warmup.unsafe()) {
      leaveUnsafeOut(requests);
    }
    return new WarmupSettings(
        requests,
        config.application().wsgi().mount(),
        authority(config.listen().binds().getFirst()),
        config.interpreters().workers(),
        warmup.timeLimit());
  }

  private static void leaveUnsafeOut(List<WarmupRequest> requests) {
    int before = requests.size();
    requests.removeIf(request -> !request.isSafe());
    int unsafe = before - requests.size();
    if (unsafe > 0) {
      log.info(
          "{} of {} warm-up requests might change data and are left out; --warmup-unsafe has them"
              + " sent",
          unsafe,
          before);
    }
  }

  /// What clients most likely send for `Host`.
  private static String authority(BindAddress address) {
    String host = address.host().equals("0.0.0.0") ? "localhost" : address.host();
    String literal = host.contains(":") ? "[" + host + "]" : host;
    boolean bare = address.port() == 0 || address.port() == HTTP_PORT;
    return bare ? literal : literal + ":" + address.port();
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
