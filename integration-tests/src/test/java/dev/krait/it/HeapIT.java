package dev.krait.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Applications that fill the heap.
class HeapIT {
  private static Server start(int ballast, String heap, String... options) {
    List<String> arguments =
        new ArrayList<>(List.of("serve", "--chdir=" + Paths.FIXTURES, "--bind=127.0.0.1:0"));
    arguments.addAll(List.of(options));
    arguments.add("heavy:app");
    return Server.krait(
        Paths.REPOSITORY,
        Map.of(
            "KRAIT_JIT",
            "off",
            "KRAIT_JAVA_OPTS",
            "-Xmx" + heap,
            "BALLAST",
            Integer.toString(ballast)),
        arguments);
  }

  @Test
  void whereOnlyOneFitsTheOldOneGoesFirst() throws IOException {
    try (Server krait = start(90, "280m", "--max-requests=5")) {
      for (int number = 0; number < 12; number++) {
        assertThat(RawHttp.get(krait.port(), "/").status()).isEqualTo(200);
      }
      Await.until("the old one goes", () -> krait.log().contains("goes before the new one comes"));

      assertThat(RawHttp.get(krait.port(), "/").status()).isEqualTo(200);
    }
  }
}
