package dev.krait.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The settings of databases in [ConfigLoaderTest], each way of giving them.
final class DatasourceExamples {
  /// At the end of the file.
  static final String TABLES =
      """

      [datasource.orders]
      url = "jdbc:postgresql://db/orders"
      user = "shop"
      password-file = "secret"
      pool-size = 8

      [datasource.memory]
      url = "jdbc:h2:mem:one;MODE=PostgreSQL"
      """;

  private static final String ORDERS =
      "orders=jdbc:postgresql://db/orders user=shop password-file=secret pool-size=8";
  private static final String MEMORY = "memory=jdbc:h2:mem:one;MODE=PostgreSQL";

  private DatasourceExamples() {}

  static List<DatasourceConfig> everything(Path base) {
    return List.of(
        new DatasourceConfig(
            "orders",
            "jdbc:postgresql://db/orders",
            Optional.of("shop"),
            Optional.of(base.resolve("secret")),
            8),
        new DatasourceConfig(
            "memory", "jdbc:h2:mem:one;MODE=PostgreSQL", Optional.empty(), Optional.empty(), 10));
  }

  static Sources variables(Sources sources) {
    return sources.variable("KRAIT_DATASOURCE", ORDERS + "," + MEMORY);
  }

  static Sources flags(Sources sources) {
    return sources.flag("datasource", ORDERS).flag("datasource", MEMORY);
  }
}
