package dev.krait.config;

import java.util.List;

/// Settings that only a host with clients has: where it listens, how it copes with many requests.
public final class ClientSettings {
  private ClientSettings() {}

  public static List<Setting<?>> all() {
    return List.of(
        Settings.BIND,
        Settings.KEEP_ALIVE,
        StaticSettings.MAP,
        RouteSettings.ROUTE,
        RouteSettings.PROXY_TIMEOUT,
        RouteSettings.PROXY_KEEP_ALIVE,
        RouteSettings.PROXY_OWN_HOST,
        RouteSettings.SHADOW_TIMEOUT,
        RouteSettings.SHADOW_THREADS,
        RouteSettings.SHADOW_QUEUE,
        RouteSettings.SHADOW_FILE,
        RouteSettings.SHADOW_IGNORE,
        RouteSettings.JAVA_PATH,
        Settings.WORKERS,
        Settings.QUEUE_SIZE,
        Settings.QUEUE_TIMEOUT,
        Settings.MAX_REQUESTS,
        Settings.MAX_REQUESTS_JITTER,
        Settings.RELOAD,
        Settings.GRACEFUL_TIMEOUT,
        Settings.ACCESS_LOGFILE);
  }
}
