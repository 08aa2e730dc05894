package dev.krait.host;

import dev.krait.application.ApplicationSettings;
import dev.krait.application.PythonHome;
import dev.krait.capture.CaptureException;
import dev.krait.capture.CaptureFile;
import dev.krait.capture.RecordedRequest;
import dev.krait.config.AppConfig;
import dev.krait.config.BindAddress;
import dev.krait.config.ClientLimits;
import dev.krait.config.HostConfig;
import dev.krait.config.WarmupConfig;
import dev.krait.datasource.DataSourceException;
import dev.krait.datasource.DataSources;
import dev.krait.listener.AccessLog;
import dev.krait.listener.Limits;
import dev.krait.listener.ListenerSettings;
import dev.krait.listener.TransportSettings;
import dev.krait.services.Service;
import dev.krait.services.Services;
import dev.krait.tls.ServerTls;
import dev.krait.warmup.WarmupSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What each room needs of the configuration.
///
/// @param home the distribution's folder
/// @param arguments the application's `sys.argv`
record Settings(HostConfig config, Path home, List<String> arguments) {
  private static final Logger log = LoggerFactory.getLogger(Settings.class);
  private static final int HTTP_PORT = 80;

  /// The databases of the configuration.
  ///
  /// @throws StartException when one cannot be used
  DataSources databases() {
    try {
      return new DataSources(config.application().datasources(), config.routes().javaPath());
    } catch (DataSourceException e) {
      throw new StartException(StartException.Reason.CONFIGURATION, String.valueOf(e.getMessage()));
    }
  }

  ApplicationSettings application(DataSources databases) {
    return new ApplicationSettings(
        "",
        config,
        PythonHome.ofDistribution(home),
        ApplicationSettings.Surroundings.own(arguments),
        services(databases));
  }

  /// For one of several.
  ApplicationSettings application(AppConfig app, DataSources databases) {
    return new ApplicationSettings(
        app.name(),
        app.host(),
        PythonHome.ofDistribution(home),
        ApplicationSettings.Surroundings.beside(arguments, app.name()),
        services(databases));
  }

  private static Services services(DataSources databases) {
    return Services.of(
        databases.byName().entrySet().stream()
            .map(each -> Service.of(each.getKey(), DataSource.class, each.getValue()))
            .toList());
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
        mount(),
        ApplicationSettings.software(),
        limits(),
        config.listen().keepAlive(),
        transport);
  }

  /// The one application's; several are below the root.
  private String mount() {
    return config.routes().apps().isEmpty() ? config.application().wsgi().mount() : "";
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

  /// @throws CaptureException when the recorded requests cannot be read
  WarmupSettings warmup() {
    WarmupConfig warmup = config.warmup();
    List<RecordedRequest> requests = new ArrayList<>();
    warmup.paths().forEach(path -> requests.add(RecordedRequest.get(path)));
    warmup.requests().ifPresent(file -> requests.addAll(CaptureFile.requests(file)));
    if (!warmup.unsafe()) {
      leaveUnsafeOut(requests);
    }
    return new WarmupSettings(
        requests,
        mount(),
        authority(config.listen().binds().getFirst()),
        config.interpreters().workers(),
        warmup.timeLimit());
  }

  private static void leaveUnsafeOut(List<RecordedRequest> requests) {
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
}
