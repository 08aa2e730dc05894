package dev.krait.cli;

import java.nio.file.Path;
import java.util.List;

/// Where the JVM starts.
public final class Main {
  /// Not where logback looks by itself: there it would be the configuration of any program that has
  /// Krait on its class path.
  private static final String LOGGING = "dev/krait/cli/logback.xml";

  private Main() {}

  public static void main(String[] arguments) {
    configureLog();
    Surroundings here =
        new Surroundings(
            Path.of(System.getProperty("krait.home", "")).toAbsolutePath(),
            Path.of("").toAbsolutePath(),
            System.getenv());
    System.exit(new Krait(here, Terminal.standard()).run(List.of(arguments)));
  }

  /// Has the log go to standard error in the command's format, unless somebody chose another.
  /// Before the first logger is made.
  static void configureLog() {
    if (System.getProperty("logback.configurationFile") == null) {
      System.setProperty("logback.configurationFile", LOGGING);
    }
  }
}
