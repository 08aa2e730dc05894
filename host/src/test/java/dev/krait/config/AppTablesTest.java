package dev.krait.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AppTablesTest {
  private static final String TWO =
      """
      threads = 3
      timeout = 5

      [[app]]
      name = "shop"
      app = "shop:app"
      chdir = "shop"
      mount = "/shop"

      [[app]]
      name = "blog"
      app = "blog:app"
      hosts = ["Blog.Example", "b.example"]
      threads = 7
      """;

  @TempDir Path folder;

  @BeforeEach
  void makeFolder() throws IOException {
    Files.createDirectory(folder.resolve("shop"));
  }

  private HostConfig load(String text) throws IOException {
    Files.writeString(folder.resolve("krait.toml"), text);
    return Sources.in(folder).host();
  }

  @Test
  void eachHasItsOwnSettingsAndSharesTheOthers() throws IOException {
    List<AppConfig> apps = load(TWO).routes().apps();

    assertThat(apps).extracting(AppConfig::name).containsExactly("shop", "blog");
    assertThat(apps).extracting(AppConfig::mount).containsExactly("/shop", "");
    assertThat(apps.getLast().hosts()).containsExactly("blog.example", "b.example");
    assertThat(apps).extracting(app -> app.host().interpreters().threads()).containsExactly(3, 7);
    assertThat(apps)
        .extracting(app -> app.host().limits().silence().toSeconds())
        .containsExactly(5L, 5L);
    assertThat(apps)
        .extracting(app -> app.host().application().directory())
        .containsExactly(folder.resolve("shop"), folder);
    assertThat(apps.getFirst().host().application().python().venv())
        .isEqualTo(folder.resolve("shop/.krait/venv"));
  }

  @Test
  void whatIsPrintedSetsTheSameAgain() throws IOException {
    Files.writeString(folder.resolve("krait.toml"), TWO);
    LoadedConfig loaded = Sources.in(folder).load();

    assertThat(load(loaded.description())).isEqualTo(loaded.host());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "[[app]]\\nname = 'a'\\napp = 'a:a'\\n[[app]]\\nname = 'b'\\napp = 'b:b'; app b, mount: '/'"
            + " is where the application a is, for the same hosts; give one of them another mount",
        "[[app]]\\nname = 'a'\\napp = 'a:a'\\n[[app]]\\nname = 'a'\\napp = 'b:b'\\nmount = '/b';"
            + " app a: 'a' is the name of two applications; rename one of them",
        "[[app]]\\nname = 'a'; app a: 'a' names no application; add app = \"MODULE:CALLABLE\"",
        "[[app]]\\napp = 'a:a'; app: '' is not the name of an application; give each [[app]] a name",
        "[[app]]\\nname = 'a'\\napp = 'a:a'\\nbind = ':80'; app a, bind: 'bind' is not a key of an"
            + " [[app]]; what concerns all applications stands above them",
        "[[app]]\\nname = 'a'\\napp = 'a:a'\\nhosts = ['h:80']; app a, hosts: 'h:80' is not a host"
            + " name; write it without a port",
        "mount = '/x'\\n[[app]]\\nname = 'a'\\napp = 'a:a'; '/x' is of one application, and there is"
            + " [[app]]; put it into an [[app]]",
      })
  void mistakeIsExplained(String text, String rule, String remedy) {
    assertThatThrownBy(() -> load(text.replace("\\n", "\n")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(rule.strip())
        .hasMessageContaining(remedy.strip());
  }
}
