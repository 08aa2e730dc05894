package dev.krait.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

/// The fixtures behind HTTP/2, and what must hold of every server that offers it.
final class Http2Server {
  private Http2Server() {}

  /// @param certificates has that of `server`
  static Server start(Certificates certificates, String... more) {
    List<String> options = new ArrayList<>(certificates.options("server"));
    options.addAll(List.of("--http2", "--write-timeout", "3"));
    options.addAll(List.of(more));
    return Fixtures.start("fixtures:app", options.toArray(String[]::new));
  }

  /// Nothing a client did may end in an error of Undertow's or a Java stack.
  static void stop(Server krait) {
    krait.close();
    assertThat(krait.log()).doesNotContain("UT005", "\tat ");
  }
}
