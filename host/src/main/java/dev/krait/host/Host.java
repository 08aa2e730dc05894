package dev.krait.host;

import dev.krait.application.ApplicationSettings;
import dev.krait.application.PythonApplication;
import dev.krait.capture.CaptureException;
import dev.krait.capture.CaptureFile;
import dev.krait.capture.RecordedRequest;
import dev.krait.capture.Recording;
import dev.krait.config.HostConfig;
import dev.krait.config.RouteConfig;
import dev.krait.datasource.DataSourceException;
import dev.krait.datasource.DataSources;
import dev.krait.exchange.ExchangeHandler;
import dev.krait.files.StaticFiles;
import dev.krait.listener.AccessLog;
import dev.krait.listener.HttpListener;
import dev.krait.owners.Given;
import dev.krait.owners.RouteException;
import dev.krait.owners.Routing;
import dev.krait.tls.ServerTls;
import dev.krait.warmup.CompilerWork;
import dev.krait.warmup.Warmup;
import dev.krait.warmup.WarmupProgress;
import dev.krait.warmup.WarmupSettings;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// A running host: an application behind a listener. Made by [start][#start], ended once by
/// [drain][#drain]; never restarted.
public final class Host {
  private static final Duration PARTING = Duration.ofSeconds(1);

  private final Settings settings;
  private final DataSources databases;
  private final Applications application;
  private final Routing routing;
  private final StaticFiles files;
  private final HttpListener listener;
  private final AccessLog accessLog;
  private final Optional<ServerTls> tls;
  private final List<SourceWatch> sources;

  /// @param front what goes before the table of routes
  private Host(
      Settings settings,
      Function<ApplicationSettings, PythonApplication> making,
      UnaryOperator<ExchangeHandler> front) {
    this.settings = settings;
    this.tls = new Transport(settings.config().transport()).open();
    this.accessLog = settings.accessLog();
    this.databases = settings.databases();
    this.application = new Applications(settings, databases, making);
    this.routing = routing(settings, application);
    this.files =
        new StaticFiles(settings.config().files().folders(), front.apply(routing.handler()));
    this.listener = new HttpListener(settings.listener(tls), accessLog, files);
    this.sources = application.watches();
  }

  private static Routing routing(Settings settings, ExchangeHandler application) {
    try {
      Given given = new Given("", application, Map.of(), settings.loopback());
      return new Routing(settings.config().routes(), given);
    } catch (RouteException e) {
      throw refused(e);
    }
  }

  private static StartException refused(RouteException e) {
    return new StartException(
        StartException.Reason.CONFIGURATION, e.explanation(setting -> "--" + setting));
  }

  /// Loads the application, warms it up if the configuration says so, then binds and accepts.
  /// Returns when requests are accepted.
  ///
  /// @param home the distribution's folder
  /// @param arguments the application's `sys.argv`
  /// @throws StartException when that is not possible; nothing is left running or bound then
  /// @throws CaptureException when the recorded requests to warm up with cannot be read
  public static Host start(
      HostConfig config, Path home, List<String> arguments, WarmupProgress progress)
      throws InterruptedException {
    Settings settings = new Settings(config, home, arguments);
    WarmupSettings warmup = settings.warmup();
    Addresses.check(settings.addresses());
    Host host = new Host(settings, PythonApplication::new, UnaryOperator.identity());
    host.load();
    if (!warmup.requests().isEmpty()) {
      host.warmUp(warmup, progress);
    }
    host.open();
    return host;
  }

  /// As [start][#start] without the warm-up; requests are recorded as well as served.
  ///
  /// @throws StartException as [start][#start] does
  public static Host record(
      HostConfig config, Path home, List<String> arguments, Recording recording)
      throws InterruptedException {
    Settings settings = new Settings(config, home, arguments);
    Addresses.check(settings.addresses());
    String mount = config.application().wsgi().mount();
    Host host = new Host(settings, PythonApplication::new, next -> recording.before(mount, next));
    host.load();
    host.open();
    return host;
  }

  /// As [start][#start] without the warm-up, with the lint layer around the application.
  ///
  /// @param notes gets what the layer observes, a JSON object each, on threads of the host's
  /// @throws StartException as [start][#start] does
  public static Host lint(
      HostConfig config, Path home, List<String> arguments, Consumer<String> notes)
      throws InterruptedException {
    Settings settings = new Settings(config, home, arguments);
    Host host =
        new Host(
            settings,
            application -> PythonApplication.linting(application, notes),
            UnaryOperator.identity());
    host.load();
    host.open();
    return host;
  }

  /// Checks what the configuration alone cannot: that the recorded requests can be read, and the
  /// certificate and the classes of routes used.
  ///
  /// @throws CaptureException when the requests cannot be read
  /// @throws StartException when the certificate, its key or a class cannot be used
  public static void check(HostConfig config) {
    config.warmup().requests().ifPresent(CaptureFile::requests);
    var _ = new Transport(config.transport()).open();
    try {
      Routing.check(config.routes(), Set.of());
    } catch (RouteException e) {
      throw refused(e);
    }
    try {
      DataSources.check(config.application().datasources(), config.routes().javaPath());
    } catch (DataSourceException e) {
      throw new StartException(StartException.Reason.CONFIGURATION, String.valueOf(e.getMessage()));
    }
  }

  private void load() throws InterruptedException {
    try {
      application.start();
    } catch (StartException e) {
      giveUp();
      throw e;
    } catch (RuntimeException e) {
      giveUp();
      throw Addresses.explain(e, settings.addresses());
    }
  }

  /// Over a listener that only this process knows of, and that is otherwise like the public one:
  /// the requests go through everything that those of clients will.
  private void warmUp(WarmupSettings warmup, WarmupProgress progress) throws InterruptedException {
    HttpListener loopback = new HttpListener(settings.loopback(), AccessLog.none(), application);
    application.recycle(false);
    try {
      Addresses.check(settings.addresses());
      loopback.start();
      List<RecordedRequest> good =
          new Warmup(
                  warmup,
                  () ->
                      new CompilerWork(
                          application.pendingCompilations(), application.compilations()),
                  progress)
              .run(loopback.addresses().getFirst());
      loopback.stop();
      application.prove(new NewBuild(settings.loopback(), warmup.with(good)));
    } catch (InterruptedException | RuntimeException e) {
      loopback.stop();
      giveUp();
      throw e;
    } finally {
      application.recycle(true);
    }
  }

  private void open() throws InterruptedException {
    try {
      listener.start();
    } catch (RuntimeException e) {
      giveUp();
      throw Addresses.explain(e, settings.addresses());
    }
    tls.ifPresent(ServerTls::watch);
    routing.publish();
    if (settings.config().interpreters().recycle().reload()) {
      sources.forEach(SourceWatch::start);
    }
  }

  /// Where it listens.
  public List<URI> addresses() {
    String scheme = tls.isPresent() ? "https://" : "http://";
    return listener.addresses().stream().map(address -> uri(scheme, address)).toList();
  }

  private static URI uri(String scheme, InetSocketAddress address) {
    InetAddress ip = address.getAddress();
    // the JDK reports both families' wildcard as the IPv6 one
    String host = ip.isAnyLocalAddress() ? "0.0.0.0" : ip.getHostAddress();
    return URI.create(
        scheme + (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort());
  }

  /// Interpreters that could not be closed and are left behind.
  public int leaks() {
    return application.leaks();
  }

  /// Requests accepted whose clients do not have all of the response yet.
  public int pending() {
    return listener.pending();
  }

  /// Done when it cannot go on, with the reason for the user; [drain][#drain] it then.
  public CompletableFuture<String> failure() {
    return application.failure();
  }

  /// Whether it can serve requests, now or soon.
  public boolean ready() {
    return application.ready();
  }

  /// Replaces all interpreters by fresh ones with the application loaded anew; returns at once.
  public void reload(String why) {
    application.reload(why);
  }

  /// Has another migration table count from the next request on.
  ///
  /// @throws StartException when it names what cannot be had; the one that counts stays then
  public void route(RouteConfig routes) {
    try {
      routing.use(routes);
    } catch (RouteException e) {
      throw refused(e);
    }
  }

  /// Refuses new requests, waits up to `limit` (and a moment more for refusals to be sent) until
  /// the clients of accepted ones have their responses, then stops everything.
  ///
  /// @return how many requests were cut off
  public int drain(Duration limit) throws InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    sources.forEach(SourceWatch::close);
    routing.drain();
    int cutOff = application.drain(limit);
    Duration left = Duration.ofNanos(deadline - System.nanoTime());
    // those cut off have an answer of their own to get
    int unsent = listener.drain(left.compareTo(PARTING) < 0 ? PARTING : left);
    close();
    return cutOff + unsent;
  }

  /// Ends what did not come to serve. The engine waits for every thread inside an interpreter, so
  /// these go first.
  private void giveUp() throws InterruptedException {
    application.drain(Duration.ZERO);
    close();
  }

  private void close() {
    listener.stop();
    files.close();
    routing.close();
    tls.ifPresent(ServerTls::close);
    accessLog.close();
    application.close();
    databases.close();
  }
}
