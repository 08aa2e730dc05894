package dev.krait.it;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Krait and gunicorn, each serving all stacks.
record StackHosts(Server krait, Server gunicorn) implements AutoCloseable {
  static final Path FOLDER = Paths.FIXTURES.resolve("stacks");

  /// What the stacks need: the middlewares of the sample `hello`.
  static final Path HELLO = Paths.SAMPLES.resolve("hello");

  static StackHosts start() {
    Sample stacks =
        new Sample(FOLDER, "stacks:application", Map.of("PYTHONDONTWRITEBYTECODE", "1"));
    // the stacks look at X-Forwarded-… themselves, with ProxyFix
    Server krait =
        stacks.onKrait("--pythonpath", HELLO.toString(), "--forwarded-headers", "application");
    return new StackHosts(krait, stacks.with("PYTHONPATH", HELLO.toString()).onGunicorn());
  }

  /// Runs the Python tests beside the stacks, and the sample's.
  ///
  /// @param python `krait` for `krait python`, or `cpython`
  static Shell test(String python, String... modules) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            python.equals("krait")
                ? List.of(Paths.KRAIT.toString(), "python")
                : List.of(Environments.cpython().resolve("bin/python").toString()));
    command.addAll(List.of("-m", "unittest"));
    command.addAll(List.of(modules));
    Map<String, String> environment =
        Map.of(
            "KRAIT_JIT",
            "off",
            "KRAIT_VENV",
            Environments.graalpy().toString(),
            "PYTHONPATH",
            HELLO.toString(),
            "PYTHONDONTWRITEBYTECODE",
            "1");
    return Shell.run(FOLDER, environment, command);
  }

  Server named(String name) {
    return name.equals("krait") ? krait : gunicorn;
  }

  @Override
  public void close() {
    krait.close();
    gunicorn.close();
  }
}
