package dev.krait.cli;

import dev.krait.packages.InstallRequest;
import dev.krait.packages.Installed;
import dev.krait.packages.Progress;
import dev.krait.packages.PythonEnvironment;
import java.nio.file.Path;
import java.util.Locale;

/// An install that a person follows.
///
/// @param venv where to
/// @param folder the application's
record Installation(Path venv, Path folder, Terminal terminal) {

  void run(PythonEnvironment environment, InstallRequest request) {
    Progress progress = terminal.progress();
    Installed result = environment.install(request, folder, progress);
    String what = result.packages() == 1 ? "1 package" : result.packages() + " packages";
    terminal.say(
        result.already()
            ? "already installed: %s in \"%s\"".formatted(what, venv)
            : String.format(
                Locale.ROOT,
                "installed: %s in \"%s\" (%.1f s)",
                what,
                venv,
                result.took().toMillis() / 1000.0));
  }
}
