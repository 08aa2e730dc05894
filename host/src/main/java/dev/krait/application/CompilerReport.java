package dev.krait.application;

import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Says once for the process how Python code runs in it.
final class CompilerReport {
  private static final Logger log = LoggerFactory.getLogger(CompilerReport.class);
  private static final AtomicBoolean SAID = new AtomicBoolean();

  private CompilerReport() {}

  /// @param compiles whether the Graal compiler is there
  static void say(boolean compiles) {
    if (!SAID.compareAndSet(false, true)) {
      return;
    }
    if (compiles) {
      log.debug("Python code is compiled by the Graal compiler");
    } else if (!Boolean.getBoolean(
        "krait.interpreted")) { // as the launcher sets it for KRAIT_JIT=off
      log.warn(
          "the Graal compiler is not in use: Python code is only interpreted and runs many times"
              + " slower than it could; start Krait with its own launcher, run on a GraalVM JDK 25,"
              + " or give a JDK 25 the compiler: -XX:+UnlockExperimentalVMOptions -XX:+EnableJVMCI"
              + " --upgrade-module-path=FOLDER, with the jars of org.graalvm.compiler:compiler in it;"
              + " -Dkrait.interpreted=true silences this");
    }
  }
}
