package dev.krait.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Folders that look like JDKs. Their `java` prints its arguments, one a line, each in `<>`.
final class FakeJdk {
  static final String PRINT_ARGUMENTS = "#!/bin/sh\nprintf '<%s>\\n' \"$@\"\n";

  private FakeJdk() {}

  /// @param release more lines of its `release` file
  static Path make(Path folder, String version, String... release) throws IOException {
    makeRuntime(folder, version, release);
    Shell.script(folder.resolve("bin/javac"), "#!/bin/sh\n");
    return folder;
  }

  /// One that cannot compile.
  static Path makeRuntime(Path folder, String version, String... release) throws IOException {
    Shell.script(folder.resolve("bin/java"), PRINT_ARGUMENTS);
    String lines = "IMPLEMENTOR=\"Nobody\"\nJAVA_VERSION=\"%s\"\n".formatted(version);
    Files.writeString(folder.resolve("release"), lines + String.join("\n", release) + "\n");
    return folder;
  }

  /// A folder for PATH with the few programs that launchers need, and no `java`.
  static Path tools(Path folder) throws IOException {
    for (String program : new String[] {"cat", "readlink", "sh"}) {
      Shell.script(folder.resolve(program), "#!/bin/sh\nexec /bin/" + program + " \"$@\"\n");
    }
    return folder;
  }
}
