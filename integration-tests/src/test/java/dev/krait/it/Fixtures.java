package dev.krait.it;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Krait with the fixture applications, one process for each command line that the tests ask for.
final class Fixtures {
  static final HttpClient CLIENT = HttpClient.newHttpClient();

  private Fixtures() {}

  static Server start(String application, String... options) {
    return start(Map.of("GREETING", "inherited"), application, options);
  }

  /// Starts it; interpreted only unless told otherwise, which starts sooner, needs a tenth of the
  /// time in a small heap, and shows the same behaviour.
  static Server start(Map<String, String> variables, String application, String... options) {
    Map<String, String> environment = new HashMap<>(Map.of("KRAIT_JIT", "off"));
    environment.putAll(variables);
    List<String> arguments =
        new ArrayList<>(
            List.of("serve", "--chdir", Paths.FIXTURES.toString(), "--bind", "127.0.0.1:0"));
    arguments.addAll(List.of(options));
    arguments.add(application);
    return Server.krait(Paths.REPOSITORY, environment, arguments);
  }

  /// Makes a file of zeros that takes no room on the disk.
  static Path zeros(Path folder, long size) throws IOException {
    Path file = folder.resolve("zeros");
    try (RandomAccessFile zeros = new RandomAccessFile(file.toFile(), "rw")) {
      zeros.setLength(size);
    }
    return file;
  }
}
