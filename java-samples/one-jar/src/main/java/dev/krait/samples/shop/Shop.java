package dev.krait.samples.shop;

import dev.krait.cli.KraitJar;

/// A jar that is the `krait` command for the application in it.
public final class Shop {
  /// Where the jar has the Python files: `src` and `venv`.
  private static final String PYTHON = "GRAALPY-VFS/dev.krait.samples/shop";

  private Shop() {}

  /// Serves the application; or does what else the arguments say.
  public static void main(String[] arguments) {
    System.exit(KraitJar.run(Shop.class, PYTHON, arguments));
  }
}
