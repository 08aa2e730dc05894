package dev.krait.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krait.it.RawHttp.Answer;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// An application below a prefix, inside `wsgiref.validate`, on one thread.
class MountIT {
  private static Server mounted;

  @BeforeAll
  static void start() {
    mounted = Fixtures.start("fixtures:validated", "--mount", "/mnt", "--threads", "1");
  }

  @AfterAll
  static void stop() {
    mounted.close();
  }

  @Test
  void mountPrefixIsSplitOnItsBoundary() throws IOException {
    int port = mounted.port();

    assertThat(RawHttp.get(port, "/mnt/environ").body())
        .contains("\"SCRIPT_NAME\": \"/mnt\"", "\"PATH_INFO\": \"/environ\"")
        .contains("\"wsgi.multithread\": false");
    assertThat(RawHttp.get(port, "/mntx/environ").status()).isEqualTo(404);
    assertThat(RawHttp.get(port, "/environ").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"generator", "writes", "every_byte", "cookies", "late", "errors", "file?bytesio"})
  void validatorFindsNothingToComplainAbout(String application) throws IOException {
    Answer answer = RawHttp.get(mounted.port(), "/mnt/" + application);

    assertThat(answer.status()).isIn(200, 202);
    assertThat(answer.whole()).isTrue();
    assertThat(mounted.log()).doesNotContain("AssertionError");
  }
}
