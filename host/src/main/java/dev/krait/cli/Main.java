package dev.krait.cli;

import java.nio.file.Path;
import java.util.List;

/// Where the JVM starts.
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    Surroundings here =
        new Surroundings(
            Path.of(System.getProperty("krait.home", "")).toAbsolutePath(),
            Path.of("").toAbsolutePath(),
            System.getenv());
    System.exit(new Krait(here, Terminal.standard()).run(List.of(arguments)));
  }
}
