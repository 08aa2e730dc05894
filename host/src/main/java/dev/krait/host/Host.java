package dev.krait.host;

import dev.krait.bridge.PythonInterpreterFactory;
import dev.krait.config.HostConfig;
import dev.krait.interpreter.ApplicationLoadException;
import dev.krait.interpreter.InterpreterPool;
import dev.krait.listener.AccessLog;
import dev.krait.listener.HttpListener;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A running host: an application behind a listener. Made by [start][#start], ended once by
/// [drain][#drain]; never restarted.
public final class Host {
  private static final Logger log = LoggerFactory.getLogger(Host.class);

  private final PythonInterpreterFactory python;
  private final InterpreterPool pool;
  private final HttpListener listener;
  private final AccessLog accessLog;
  private final SourceWatch sources;

  private Host(Settings settings) {
    this.accessLog = settings.accessLog();
    this.python = new PythonInterpreterFactory(settings.python());
    this.pool = new InterpreterPool(settings.pool(), python);
    this.listener = new HttpListener(settings.listener(), accessLog, pool);
    this.sources = new SourceWatch(settings.config().application().directory(), this::reload);
  }

  /// Loads the application, then binds and accepts. Returns when requests are accepted.
  ///
  /// @param home the distribution's folder
  /// @param arguments the application's `sys.argv`
  /// @throws StartException when that is not possible; nothing is left running or bound then
  public static Host start(HostConfig config, Path home, List<String> arguments) {
    Settings settings = new Settings(config, home, arguments);
    Addresses.check(settings.listener().addresses());
    Host host = new Host(settings);
    host.warnIfSlow();
    try {
      host.pool.start();
      host.listener.start();
      if (config.interpreters().recycle().reload()) {
        host.sources.start();
      }
      return host;
    } catch (ApplicationLoadException e) {
      host.close();
      throw new StartException(StartException.Reason.APPLICATION, e.explanation());
    } catch (RuntimeException e) {
      host.close();
      throw Addresses.explain(e, settings.listener().addresses());
    }
  }

  /// Warns where nobody chose it; the launcher sets the property for `KRAIT_JIT=off`.
  private void warnIfSlow() {
    if (!python.compiles() && !Boolean.getBoolean("krait.interpreted")) {
      log.warn(
          "the Graal compiler is not in use: Python code is only interpreted and runs many times"
              + " slower than it could; start Krait with its own launcher, or on a GraalVM JDK");
    }
  }

  /// Where it listens.
  public List<URI> addresses() {
    return listener.addresses().stream().map(Host::uri).toList();
  }

  private static URI uri(InetSocketAddress address) {
    InetAddress ip = address.getAddress();
    // the JDK reports both families' wildcard as the IPv6 one
    String host = ip.isAnyLocalAddress() ? "0.0.0.0" : ip.getHostAddress();
    return URI.create(
        "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort());
  }

  /// Requests accepted and not yet answered.
  public int pending() {
    return pool.pending();
  }

  /// Replaces all interpreters by fresh ones with the application loaded anew; returns at once.
  public void reload(String why) {
    pool.reload(why);
  }

  /// Refuses new requests, waits up to `limit` for accepted ones, then stops everything.
  ///
  /// @return how many requests were cut off
  public int drain(Duration limit) throws InterruptedException {
    sources.close();
    int unfinished = pool.drain(limit);
    close();
    return unfinished;
  }

  private void close() {
    listener.stop();
    accessLog.close();
    python.close();
  }
}
