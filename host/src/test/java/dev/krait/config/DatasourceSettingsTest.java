package dev.krait.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Databases that cannot be.
class DatasourceSettingsTest {
  @TempDir Path folder;

  private Sources given(String... texts) {
    Sources sources = Sources.in(folder).flag("app", "app:app");
    List.of(texts).forEach(text -> sources.flag("datasource", text));
    return sources;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          orders | has no name and JDBC URL
          orders=postgresql://db/orders | has no name and JDBC URL
          =jdbc:h2:mem: | has no name and JDBC URL
          a=jdbc:h2:mem: pool-size=0 | a pool-size from 1 to 10000
          a=jdbc:h2:mem: pool-sise=3 | did you mean 'pool-size'?
          a=jdbc:h2:mem: nonsense | has 'nonsense' after its URL
          """)
  void isRefused(String text, String why) {
    assertThatThrownBy(() -> given(text).host())
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(why);
  }

  @Test
  void passwordsAreForFilesAndNotRepeated() {
    for (String text :
        List.of("a=jdbc:h2:mem:;PASSWORD=hush", "a=jdbc:h2:mem: password=hush user=sa")) {
      assertThatThrownBy(() -> given(text).host())
          .hasMessageContaining("has a password, which would be shown")
          .hasMessageNotContaining("hush");
    }
  }

  @Test
  void twoOfOneNameAreRefused() {
    assertThatThrownBy(() -> given("a=jdbc:h2:mem:", "a=jdbc:h2:mem:b").host())
        .hasMessageContaining("is a second database named a");
    assertThat(given("a=jdbc:h2:mem:", "b=jdbc:h2:mem:b").host().application().datasources())
        .hasSize(2);
  }
}
