package dev.krait.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Takes all file descriptors of a server, then lets them go.
final class Descriptors {
  private static final int LOG_BOUND = 64 * 1024;

  private Descriptors() {}

  static void exhausted(Place place) throws IOException {
    List<RawHttp> clients = new ArrayList<>();
    try {
      for (int i = 0; i < 2 * Stand.DESCRIPTORS; i++) {
        clients.add(place.connect());
      }
      // connections that were accepted before are served on
      assertThat(clients.getFirst().send(Place.request("/good")).answer().body()).isEqualTo("good");
    } finally {
      for (RawHttp client : clients) {
        client.close();
      }
    }
    Await.until("it accepts again", () -> answered(place));
    assertThat(place.logged().length()).as("bytes logged about it").isLessThan(LOG_BOUND);
  }

  private static boolean answered(Place place) {
    try {
      return place.get("/good").body().equals("good");
    } catch (IOException e) {
      return false;
    }
  }
}
