package dev.krait.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/// Clients who look whether they get what is another's.
final class CrossTalk {
  private static final int REQUESTS = 2_000;

  private CrossTalk() {}

  static void none(Place place) {
    List<CompletableFuture<Void>> clients =
        Stream.of("a", "b")
            .map(name -> CompletableFuture.runAsync(() -> ask(place, name)))
            .toList();
    clients.forEach(CompletableFuture::join);
  }

  private static void ask(Place place, String name) {
    try (RawHttp connection = place.connect()) {
      for (int i = 0; i < REQUESTS; i++) {
        String token = name + i;
        connection.send(
            "GET /keeps?%s HTTP/1.1\r\nHost: h\r\nToken: %s\r\n\r\n".formatted(token, token));
        assertThat(connection.answer().body())
            .isEqualTo("[\"%s\", \"%s\"]".formatted(token, token));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
