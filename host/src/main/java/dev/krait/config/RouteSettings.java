package dev.krait.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The settings of the migration table, see `host/docs/migration.md`.
final class RouteSettings {
  static final Setting<List<RouteRule>> ROUTE =
      new Setting<>(
          "route",
          "",
          new Kind<>(
              "RULE",
              "METHODS PATH = OWNER, such as GET|HEAD /orders/* = proxy http://127.0.0.1:9000",
              Form.ROUTES,
              (text, _) -> List.of(text.strip()),
              RouteSettings::rules),
          "",
          "Who answers the requests for a path below the mount point: python (the application),"
              + " proxy URL, java CLASS, two of these (python-else-proxy URL), canary or shadow, see"
              + " host/docs/migration.md. The first rule that matches counts; what no rule is about"
              + " is the application's. SIGHUP takes up a new table.");

  static final Setting<Duration> PROXY_TIMEOUT =
      new Setting<>(
          "proxy-timeout",
          "",
          Kinds.seconds(false),
          "60",
          "How long the server that a route names may be silent, before its client gets status 504"
              + " or the end of the connection.");

  static final Setting<Duration> PROXY_KEEP_ALIVE =
      new Setting<>(
          "proxy-keep-alive",
          "",
          Kinds.seconds(true),
          "1",
          "How long a connection to the server that a route names may be idle and is used again;"
              + " less than that server's own limit, which is 2 with gunicorn.");

  static final Setting<Boolean> PROXY_OWN_HOST =
      new Setting<>(
          "proxy-own-host",
          "",
          Kinds.onOrOff(),
          "false",
          "Give the server that a route names its own name in the field Host, and not the one the"
              + " client asked for.");

  static final Setting<Duration> SHADOW_TIMEOUT =
      new Setting<>(
          "shadow-timeout",
          "",
          Kinds.seconds(false),
          "10",
          "How long a shadow may take for its whole answer.");

  static final Setting<Integer> SHADOW_THREADS =
      new Setting<>(
          "shadow-threads",
          "",
          Kinds.wholeNumber(1, 1000),
          "2",
          "How many requests the shadows of all routes have at a time.");

  static final Setting<Integer> SHADOW_QUEUE =
      new Setting<>(
          "shadow-queue",
          "",
          Kinds.wholeNumber(0, 100_000),
          "100",
          "How many copies wait for the shadows; more are not sent, only counted.");

  static final Setting<Optional<Path>> SHADOW_FILE =
      new Setting<>(
          "shadow-file",
          "",
          Kinds.path("FILE"),
          "",
          "Where the differences between owners and their shadows are kept, for `krait diff`; by"
              + " default .krait/differences.jsonl in the application's folder. It does not grow"
              + " beyond 10 MB.");

  static final Setting<List<String>> SHADOW_IGNORE =
      new Setting<>(
          "shadow-ignore",
          "",
          new Kind<>(
              "RULE",
              "a rule such as header X-Request-Id, cookie NAME, /json/path or status",
              Form.LIST,
              (text, _) -> List.of(text.strip()),
              List::copyOf),
          "",
          "What is no difference between an owner and its shadow: a rule of `krait replay --ignore`.");

  static final Setting<List<Path>> JAVA_PATH =
      new Setting<>(
          "java-path",
          "",
          Kinds.paths(),
          "",
          "Where the Java classes of routes are: jars, folders of jars, or folders of classes.");

  static final SettingGroup GROUP =
      new SettingGroup(
          "Routes",
          List.of(
              ROUTE,
              PROXY_TIMEOUT,
              PROXY_KEEP_ALIVE,
              PROXY_OWN_HOST,
              SHADOW_TIMEOUT,
              SHADOW_THREADS,
              SHADOW_QUEUE,
              SHADOW_FILE,
              SHADOW_IGNORE,
              JAVA_PATH));

  private static final Path USUAL_FILE = Path.of(".krait", "differences.jsonl");

  private RouteSettings() {}

  private static List<RouteRule> rules(List<String> texts) {
    List<RouteRule> rules = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (String text : texts) {
      RouteRule rule = RouteSyntax.parse(text);
      if (!names.add(rule.name())) {
        throw new InvalidValueException(
            text,
            "is a second rule for " + rule.name() + ", and would never be reached",
            "take one of the two out");
      }
      rules.add(rule);
    }
    return rules;
  }

  static RouteConfig of(Values values) {
    return new RouteConfig(
        values.get(ROUTE),
        new RouteConfig.ProxyConfig(
            values.get(PROXY_TIMEOUT), values.get(PROXY_KEEP_ALIVE), values.get(PROXY_OWN_HOST)),
        new RouteConfig.ShadowConfig(
            values.get(SHADOW_TIMEOUT),
            values.get(SHADOW_THREADS),
            values.get(SHADOW_QUEUE),
            values.get(SHADOW_FILE).orElseGet(() -> values.get(Settings.CHDIR).resolve(USUAL_FILE)),
            values.get(SHADOW_IGNORE)),
        values.get(JAVA_PATH),
        AppTables.of(values));
  }
}
