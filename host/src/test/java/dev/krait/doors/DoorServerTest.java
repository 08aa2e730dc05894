package dev.krait.doors;

import static org.assertj.core.api.Assertions.assertThat;

import io.undertow.Undertow;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DoorServerTest {
  @ParameterizedTest
  @EnumSource
  void theApplicationIsBehindEachDoor(Door door) throws Exception {
    Undertow undertow = DoorServer.server(door, Embedded.application(), 0);
    undertow.start();
    try (HttpClient client = HttpClient.newHttpClient()) {
      InetSocketAddress address =
          (InetSocketAddress) undertow.getListenerInfo().getFirst().getAddress();
      URI base = URI.create("http://127.0.0.1:" + address.getPort());
      assertThat(
              client
                  .send(
                      HttpRequest.newBuilder(base.resolve("/echo"))
                          .POST(BodyPublishers.ofString("x".repeat(90_000)))
                          .build(),
                      BodyHandlers.ofString())
                  .body())
          .hasSize(90_000);
      assertThat(
              client
                  .send(
                      HttpRequest.newBuilder(base.resolve("/path/x")).build(),
                      BodyHandlers.ofString())
                  .body())
          .isEqualTo(" /path/x");
    } finally {
      undertow.stop();
    }
  }

  @ParameterizedTest
  @EnumSource
  void argumentsEndWhereTheProgramStopsReading(Door door) {
    assertThat(
            new DoorProgram(door, "shop:app", Path.of("/a b"), Map.of("workers", "2"))
                .arguments(8000))
        .containsExactly(door.id(), "8000", "shop:app", "/a b", "workers=2", "--");
  }
}
