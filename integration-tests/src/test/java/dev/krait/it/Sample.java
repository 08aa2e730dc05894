package dev.krait.it;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// One of the sample applications and how it is started.
///
/// @param folder where its source is
/// @param application its module and callable
/// @param environment the variables it reads; no JIT, as a few requests gain nothing from it
record Sample(Path folder, String application, Map<String, String> environment) {
  static Sample named(String name, String application, Map<String, String> environment) {
    return new Sample(Paths.SAMPLES.resolve(name), application, environment);
  }

  /// The same with its source in a folder of its own, where it may write.
  Sample copiedTo(Path copy) {
    return new Sample(Folders.copy(folder, copy), application, environment);
  }

  /// The same with one more variable.
  Sample with(String name, String value) {
    Map<String, String> more = new HashMap<>(environment);
    more.put(name, value);
    return new Sample(folder, application, more);
  }

  /// The same with another module and callable.
  Sample serving(String other) {
    return new Sample(folder, other, environment);
  }

  Server onKrait(String... options) {
    List<String> arguments =
        new ArrayList<>(List.of("serve", "--chdir", folder.toString(), "-b", "127.0.0.1:0"));
    arguments.addAll(List.of("--venv", Environments.graalpy().toString()));
    arguments.addAll(List.of(options));
    arguments.add(application);
    return Server.krait(folder, with("KRAIT_JIT", "off").environment, arguments);
  }

  Server onGunicorn() {
    return Peer.gunicorn(folder, environment, application);
  }

  Server onWaitress() {
    return Peer.waitress(folder, environment, application);
  }
}
