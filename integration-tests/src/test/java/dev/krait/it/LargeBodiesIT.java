package dev.krait.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A gigabyte either way through a heap that could not hold an eighth of it.
class LargeBodiesIT {
  private static final long GIGABYTE = 1L << 30;
  private static Server krait;

  @BeforeAll
  static void start() {
    krait =
        Fixtures.start(
            Map.of("KRAIT_JAVA_OPTS", "-Xmx128m -XX:+ExitOnOutOfMemoryError"), "fixtures:app");
  }

  @AfterAll
  static void stop() {
    krait.close();
  }

  private static URI uri(String target) {
    return URI.create(krait.address() + target);
  }

  @Test
  void gigabyteIsUploaded(@TempDir Path folder) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(uri("/digest"))
            .POST(HttpRequest.BodyPublishers.ofFile(Fixtures.zeros(folder, GIGABYTE)))
            .build();

    assertThat(Fixtures.CLIENT.send(request, HttpResponse.BodyHandlers.ofString()).body())
        .isEqualTo(GIGABYTE + " 49bc20df15e412a64472421e13fe86ff1c5165e18b2afccf160d4dc19fe68a14");
  }

  @Test
  void gigabyteOfAFileIsDownloaded(@TempDir Path folder) throws IOException, InterruptedException {
    assertThat(download("/file?path," + Fixtures.zeros(folder, GIGABYTE))).isEqualTo(GIGABYTE);
  }

  @Test
  void gigabyteOfBlocksIsDownloaded() throws IOException, InterruptedException {
    assertThat(download("/stream?1024")).isEqualTo(GIGABYTE);
  }

  private static long download(String target) throws IOException, InterruptedException {
    HttpResponse<InputStream> answer =
        Fixtures.CLIENT.send(
            HttpRequest.newBuilder(uri(target)).build(), HttpResponse.BodyHandlers.ofInputStream());
    try (InputStream body = answer.body()) {
      byte[] block = new byte[1 << 16];
      long total = 0;
      for (int n = body.read(block); n >= 0; n = body.read(block)) {
        total += n;
      }
      return total;
    }
  }
}
