package dev.krait.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetTest {
  @ParameterizedTest
  @CsvSource({"/a%2Fb,/a/b", "/%ff,/\u00ff", "/a;b=1,/a;b=1", "//x,//x", "/%41%42c,/ABc", "/,/"})
  void pathIsDecodedByteByByte(String raw, String path) throws BadRequestException {
    assertThat(Target.of(raw, "").path()).isEqualTo(path);
  }

  @Test
  void queryStaysAsSent() throws BadRequestException {
    Target target = Target.of("/a%20b", "c=%20+");

    assertThat(target.query()).isEqualTo("c=%20+");
    assertThat(target.raw()).isEqualTo("/a%20b?c=%20+");
  }

  @Test
  void pathMustStartWithASlash() {
    assertThatThrownBy(() -> Target.of("a", "")).isInstanceOf(BadRequestException.class);
  }
}
