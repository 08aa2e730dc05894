package dev.krait.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ConfigurationPageTest {
  @Test
  void theConfigurationPageIsUpToDate() throws IOException {
    Path page = Path.of(System.getProperty("krait.repository", ".."), "host/docs/configuration.md");
    if (Boolean.getBoolean("krait.write")) {
      Files.createDirectories(page.resolveSibling(""));
      Files.writeString(page, ConfigurationPage.text());
    }

    assertThat(page)
        .as("run `./mvnw -pl host test -Dtest=ConfigurationPageTest -Dkrait.write=true`")
        .exists()
        .hasContent(ConfigurationPage.text());
  }
}
