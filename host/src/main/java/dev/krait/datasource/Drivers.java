package dev.krait.datasource;

import dev.krait.config.DatasourceConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/// JDBC drivers that jars bring along. Their loader lives as long as the process.
final class Drivers {
  private final List<Path> javaPath;
  private final ClassLoader loader;

  /// @param javaPath jars, folders of jars and folders of classes
  Drivers(List<Path> javaPath) {
    this.javaPath = javaPath;
    URL[] urls = javaPath.stream().flatMap(Drivers::urls).toArray(URL[]::new);
    this.loader = new URLClassLoader("krait-drivers", urls, getClass().getClassLoader());
  }

  private static Stream<URL> urls(Path place) {
    if (!Files.isDirectory(place)) {
      return Stream.of(url(place));
    }
    try (Stream<Path> files = Files.list(place)) {
      List<Path> jars = files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
      return Stream.concat(Stream.of(url(place)), jars.stream().map(Drivers::url));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static URL url(Path file) {
    try {
      return file.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /// The one that knows a database's URL.
  ///
  /// @throws DataSourceException when there is none
  Driver of(DatasourceConfig config) {
    return ServiceLoader.load(Driver.class, loader).stream()
        .map(ServiceLoader.Provider::get)
        .filter(driver -> accepts(driver, config.url()))
        .findFirst()
        .orElseThrow(() ->
            new DataSourceException(
                "--datasource %s: no driver is there for '%s'; it must be in a jar of --java-path,"
                        .formatted(config.name(), shown(config.url()))
                    + " which is %s; add the jar, or correct the URL".formatted(javaPath)));
  }

  private static boolean accepts(Driver driver, String url) {
    try {
      return driver.acceptsURL(url);
    } catch (SQLException _) {
      return false;
    }
  }

  /// Without what may be secret.
  private static String shown(String url) {
    return url.replaceFirst("[?;].*", "");
  }
}
