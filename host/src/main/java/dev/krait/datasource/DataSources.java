package dev.krait.datasource;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.krait.config.DatasourceConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import javax.sql.DataSource;

/// Pools of connections by name, until they are [closed][#close]. A database that cannot be reached
/// is no error yet: connections are made when they are asked for, and refused after ten seconds.
public final class DataSources implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Map<String, HikariDataSource> pools = new LinkedHashMap<>();

  /// Opens them.
  ///
  /// @param javaPath where their drivers are, besides Krait's own class path
  /// @throws DataSourceException when a driver or password is missing
  public DataSources(List<DatasourceConfig> configs, List<Path> javaPath) {
    pools(configs, javaPath)
        .forEach(each -> pools.put(each.getPoolName(), new HikariDataSource(each)));
  }

  /// Says what would keep them from being opened.
  ///
  /// @throws DataSourceException when a driver or password is missing
  public static void check(List<DatasourceConfig> configs, List<Path> javaPath) {
    List<HikariConfig> _ = pools(configs, javaPath);
  }

  private static List<HikariConfig> pools(List<DatasourceConfig> configs, List<Path> javaPath) {
    if (configs.isEmpty()) {
      return List.of();
    }
    Drivers drivers = new Drivers(javaPath);
    return configs.stream().map(config -> pool(config, drivers)).toList();
  }

  private static HikariConfig pool(DatasourceConfig config, Drivers drivers) {
    Properties properties = new Properties();
    config.user().ifPresent(user -> properties.setProperty("user", user));
    config
        .passwordFile()
        .ifPresent(file -> properties.setProperty("password", password(config.name(), file)));
    HikariConfig pool = new HikariConfig();
    pool.setPoolName(config.name());
    pool.setDataSource(new DriverSource(drivers.of(config), config.url(), properties));
    pool.setMaximumPoolSize(config.poolSize());
    pool.setMinimumIdle(Math.min(1, config.poolSize()));
    pool.setConnectionTimeout(PATIENCE.toMillis());
    pool.setInitializationFailTimeout(-1);
    return pool;
  }

  private static String password(String name, Path file) {
    try {
      return Files.readString(file).lines().findFirst().orElse("");
    } catch (IOException e) {
      throw new DataSourceException(
          "--datasource %s: the password-file '%s' cannot be read (%s); it must be a text file with"
                  .formatted(name, file, e.getClass().getSimpleName())
              + " the password in its first line; correct its name, or who may read it");
    }
  }

  /// Each under its name.
  public Map<String, DataSource> byName() {
    return Map.copyOf(pools);
  }

  @Override
  public void close() {
    pools.values().forEach(HikariDataSource::close);
  }
}
