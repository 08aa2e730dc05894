package dev.krait.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxSettingsTest {
  @TempDir Path folder;

  @Test
  void aWritableFolderMustBeThere() {
    Sources sources = Sources.in(folder).flag("app", "a").flag("sandbox-writable", "scratch");

    ConfigException failure = catchThrowableOfType(ConfigException.class, sources::load);

    assertThat(failure.violations())
        .extracting(Violation::message)
        .containsExactly(
            "--sandbox-writable: '"
                + folder.resolve("scratch")
                + "' does not exist; name an existing folder, or make it first");
  }
}
