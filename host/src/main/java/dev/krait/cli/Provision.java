package dev.krait.cli;

import dev.krait.config.ApplicationConfig;
import dev.krait.packages.InstallRequest;
import dev.krait.packages.PackagesException;
import dev.krait.packages.PythonEnvironment;
import dev.krait.packages.VenvState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sees to it that an application has its packages before it is served.
record Provision(ApplicationConfig application, Path home, Terminal terminal) {
  private static final Logger log = LoggerFactory.getLogger(Provision.class);

  /// @throws PackagesException when they cannot be had
  void run() {
    Path venv = application.python().venv();
    PythonEnvironment environment = new PythonEnvironment(venv, home);
    VenvState state = environment.state();
    Path requirements = application.directory().resolve(InstallCommand.REQUIREMENTS);
    InstallRequest request = new InstallRequest(List.of(requirements), List.of());
    boolean required = Files.exists(requirements);
    if (state == VenvState.READY) {
      if (required) {
        warnIfStale(environment, request);
      }
    } else if (required && application.python().install()) {
      new Installation(venv, application.directory(), terminal).run(environment, request);
    } else if (state != VenvState.ABSENT) {
      environment.python(); // says what is wrong with it
    } else if (required) {
      log.info("no virtual environment \"{}\", and not to install one: going on without", venv);
    } else if (!venv.startsWith(application.directory().resolve(".krait"))) {
      log.warn("no virtual environment \"{}\": going on without", venv);
    }
  }

  private static void warnIfStale(PythonEnvironment environment, InstallRequest request) {
    try {
      if (environment.isStale(request)) {
        log.warn("requirements.txt changed since the last install; run krait install");
      }
    } catch (PackagesException e) {
      log.warn("cannot tell whether requirements.txt changed: {}", e.getMessage());
    }
  }
}
