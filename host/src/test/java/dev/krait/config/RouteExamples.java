package dev.krait.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/// The settings of the migration table in [ConfigLoaderTest], each way of giving them.
final class RouteExamples {
  static final String TOML =
      """
      proxy-timeout = 5
      proxy-keep-alive = 0
      proxy-own-host = true
      shadow-timeout = "3s"
      shadow-threads = 4
      shadow-queue = 7
      shadow-file = "shadow.jsonl"
      shadow-ignore = ["status", "body"]
      java-path = ["jars"]
      """;

  /// At the end of the file.
  static final String TABLES =
      """

      [[route]]
      match = "GET|HEAD /orders/*"
      owner = "python-else-proxy"
      proxy = "http://127.0.0.1:9000"

      [[route]]
      match = "/java"
      owner = "java com.acme.Orders"
      """;

  private RouteExamples() {}

  static RouteConfig everything(Path base) {
    RouteOwner.Proxy proxy = new RouteOwner.Proxy(URI.create("http://127.0.0.1:9000"));
    return new RouteConfig(
        List.of(
            new RouteRule(
                "GET|HEAD /orders/*",
                Set.of("GET", "HEAD"),
                "/orders/*",
                new RouteOwner.Either(new RouteOwner.Python(), proxy, Set.of(404, 405))),
            new RouteRule("/java", Set.of(), "/java", new RouteOwner.Java("com.acme.Orders"))),
        new RouteConfig.ProxyConfig(Duration.ofSeconds(5), Duration.ZERO, true),
        new RouteConfig.ShadowConfig(
            Duration.ofSeconds(3), 4, 7, base.resolve("shadow.jsonl"), List.of("status", "body")),
        List.of(base.resolve("jars")),
        List.of());
  }

  static RouteConfig defaults(Path base) {
    return new RouteConfig(
        List.of(),
        new RouteConfig.ProxyConfig(Duration.ofSeconds(60), Duration.ofSeconds(1), false),
        new RouteConfig.ShadowConfig(
            Duration.ofSeconds(10), 2, 100, base.resolve(".krait/differences.jsonl"), List.of()),
        List.of(),
        List.of());
  }

  static Sources variables(Sources sources) {
    return sources
        .variable(
            "KRAIT_ROUTE",
            "HEAD|GET /orders/* = python-else-proxy http://127.0.0.1:9000,"
                + "* /java = java com.acme.Orders")
        .variable("KRAIT_PROXY_TIMEOUT", "5")
        .variable("KRAIT_PROXY_KEEP_ALIVE", "0")
        .variable("KRAIT_PROXY_OWN_HOST", "yes")
        .variable("KRAIT_SHADOW_TIMEOUT", "3")
        .variable("KRAIT_SHADOW_THREADS", "4")
        .variable("KRAIT_SHADOW_QUEUE", "7")
        .variable("KRAIT_SHADOW_FILE", "shadow.jsonl")
        .variable("KRAIT_SHADOW_IGNORE", "status,body")
        .variable("KRAIT_JAVA_PATH", "jars");
  }

  static Sources flags(Sources sources) {
    return sources
        .flag("route", "GET|HEAD /orders/* = python else proxy http://127.0.0.1:9000/ on 404|405")
        .flag("route", "/java = java com.acme.Orders")
        .flag("proxy-timeout", "5s")
        .flag("proxy-keep-alive", "0")
        .flag("proxy-own-host", "true")
        .flag("shadow-timeout", "3")
        .flag("shadow-threads", "4")
        .flag("shadow-queue", "7")
        .flag("shadow-file", "shadow.jsonl")
        .flag("shadow-ignore", "status")
        .flag("shadow-ignore", "body")
        .flag("java-path", "jars");
  }
}
