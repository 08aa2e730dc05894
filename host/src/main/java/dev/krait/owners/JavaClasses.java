package dev.krait.owners;

import dev.krait.listener.JavaOwner;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Makes the objects that routes name by their class. Each table has classes of its own, so that a
/// new table has those of new jars. Their loader is never closed, as requests may be on their way
/// in an object of the table before.
final class JavaClasses {
  private final List<Path> path;
  private final URLClassLoader loader;

  /// @param path jars, folders of classes, and folders of jars
  /// @throws RouteException when one of them does not exist
  JavaClasses(List<Path> path) {
    this.path = path;
    List<URL> urls = new ArrayList<>();
    for (Path each : path) {
      urls.addAll(urls(each));
    }
    this.loader =
        new URLClassLoader("krait-routes", urls.toArray(URL[]::new), getClass().getClassLoader());
  }

  private static List<URL> urls(Path place) {
    if (!Files.exists(place)) {
      throw refused(
          "java-path",
          "'"
              + place
              + "' does not exist; name a jar, a folder of jars or a folder of"
              + " classes");
    }
    List<URL> urls = new ArrayList<>();
    urls.add(url(place));
    if (Files.isDirectory(place)) {
      try (Stream<Path> files = Files.list(place)) {
        files
            .filter(file -> file.toString().endsWith(".jar"))
            .sorted()
            .forEach(file -> urls.add(url(file)));
      } catch (IOException e) {
        throw refused(
            "java-path",
            "'"
                + place
                + "' cannot be read ("
                + e.getMessage()
                + "); name a folder"
                + " that this user may read");
      }
    }
    return urls;
  }

  private static URL url(Path file) {
    try {
      return file.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /// A new object, made by the constructor without parameters.
  ///
  /// @throws RouteException when there is no such class, it cannot be made, or answers no requests
  JavaOwner make(String className) {
    try {
      Object made = loader.loadClass(className).getConstructor().newInstance();
      return JavaOwner.of(made)
          .orElseThrow(() ->
              refused(
                  "route",
                  named(className)
                      + " is no io.undertow.server.HttpHandler; implement that, or name a class"
                      + " that does"));
    } catch (ClassNotFoundException _) {
      throw refused(
          "route",
          named(className)
              + " is in none of "
              + (path.isEmpty() ? "the jars beside Krait's" : path)
              + "; correct its name, add the jar that has it to java-path, or, in a Java program, give a handler by that name");
    } catch (NoSuchMethodException | IllegalAccessException | InstantiationException _) {
      throw refused(
          "route",
          named(className)
              + " has no public constructor without parameters; add one, and make the class"
              + " public");
    } catch (InvocationTargetException | LinkageError e) {
      Throwable cause = e instanceof LinkageError ? e : e.getCause();
      throw refused("route", named(className) + " cannot be made: " + cause + "; see to that");
    }
  }

  private static String named(String className) {
    return "the class '" + className + "'";
  }

  private static RouteException refused(String setting, String complaint) {
    return new RouteException(setting, complaint);
  }
}
