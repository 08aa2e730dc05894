package dev.krait.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.krait.exchange.RawPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RawPathTest {
  @ParameterizedTest
  @CsvSource({"/app,/app,true", "/app/x,/app,true", "/application,/app,false", "/x,'',true"})
  void prefixesEndAtSlashes(String path, String prefix, boolean below) {
    assertThat(RawPath.isBelow(path, prefix)).isEqualTo(below);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/a/../b", "/a/%2e%2e/b", "//a", "/a;b=1/c", "/a%2Fb", "/a/.", "/a%5cb"})
  void whatServersReadDifferentlyIsAmbiguous(String raw) {
    assertThat(RawPath.isAmbiguous(raw)).isTrue();
    assertThat(RawPath.isAmbiguous("/a/..b/c..d/%C3%BC/%ff")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/%", "/%4", "/%zz", "/a%g1"})
  void malformedEscapesAreRefused(String raw) {
    assertThatThrownBy(() -> RawPath.decode(raw)).isInstanceOf(NumberFormatException.class);
  }

  @Test
  void everyEscapeIsAByte() {
    assertThat(RawPath.decode("/%41%c3%BC%2f%25")).isEqualTo("/A\u00c3\u00bc/%");
  }
}
