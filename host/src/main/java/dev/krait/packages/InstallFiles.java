package dev.krait.packages;

import java.nio.file.Path;

/// The files beside an environment, named after it: `.krait/venv.lock` and
/// `.krait/venv-install.log`.
record InstallFiles(Path lock, Path log) {
  static InstallFiles beside(Path venv) {
    String name = String.valueOf(venv.getFileName());
    return new InstallFiles(
        venv.resolveSibling(name + ".lock"), venv.resolveSibling(name + "-install.log"));
  }
}
