package dev.krait.cli;

import dev.krait.config.UserCache;
import dev.krait.startup.Startup;

/// Says why a start takes longer than it needs to, and what to do about it. Nothing when it does
/// not.
record SlowStart(Surroundings here, Terminal terminal) {
  /// Set by `bin/krait`: the start-up cache it gave to the JVM, and that there is no runtime image.
  private static final String CACHE = "krait.cache";

  private static final String IMAGE = "krait.image";

  void explain() {
    if (System.getProperty(IMAGE, "").equals("missing")) {
      explainRuntime();
    } else if (!System.getProperty(CACHE, "").isEmpty() && !cacheInUse()) {
      explainCache();
    }
  }

  private void explainRuntime() {
    String chosen = here.environment().getOrDefault("KRAIT_JAVA_HOME", "");
    terminal.say(
        "this start takes several times as long as with the runtime image: "
            + (chosen.isEmpty()
                ? "there is none in \"" + here.home() + "\"; make it with `krait train`"
                : "KRAIT_JAVA_HOME names \"" + chosen + "\"; unset it to use the image"));
  }

  private void explainCache() {
    boolean mended = new Startup(here.home(), UserCache.of(here.environment())).mend();
    terminal.say(
        "this start takes several times as long as with a start-up cache: \""
            + System.getProperty(CACHE)
            + "\" does not fit; "
            + (mended
                ? "the libraries had lost their file times, which are mended now"
                : "make a new one with `krait train`"));
  }

  private static boolean cacheInUse() {
    return System.getProperty("java.vm.info", "").contains("sharing");
  }
}
