package dev.krait.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krait.it.RawHttp.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Several applications in one process, by prefix and host.
class AppsIT {
  private static final String APPLICATION =
      """
      import logging
      import os

      seen = 0

      def app(environ, start_response):
          global seen
          seen += 1
          logging.getLogger("orders").warning("served %d", seen)
          text = "{name} {} '{}' '{}' {}".format(
              seen, environ["SCRIPT_NAME"], environ["PATH_INFO"], os.environ.get("WHOSE", ""))
          start_response("200 OK", [("Content-Type", "text/plain")])
          return [text.encode()]
      """;

  @TempDir private static Path folder = Path.of("set by JUnit");
  private static Server krait;

  @BeforeAll
  static void start() throws IOException {
    for (String name : List.of("north", "south")) {
      Path place = Files.createDirectory(folder.resolve(name));
      Files.writeString(place.resolve("shop.py"), APPLICATION.replace("{name}", name));
    }
    Files.writeString(
        folder.resolve("krait.toml"),
        """
        bind = "127.0.0.1:0"

        [[app]]
        name = "north"
        app = "shop:app"
        chdir = "north"
        mount = "/shop"
        env = ["WHOSE=north's"]

        [[app]]
        name = "south"
        app = "shop:app"
        chdir = "south"
        hosts = ["south.example"]
        """);
    krait =
        Server.krait(
            folder, Map.of("KRAIT_JIT", "off"), List.of("serve", "--config", "krait.toml"));
  }

  @AfterAll
  static void stop() {
    krait.close();
  }

  private static Answer get(String host, String target) throws IOException {
    return RawHttp.ask(krait.port(), "GET %s HTTP/1.1\r\nHost: %s\r\n\r\n".formatted(target, host));
  }

  @Test
  void eachAnswersWhereItIsWithModulesAndVariablesOfItsOwn() throws IOException {
    assertThat(get("h", "/shop/a").body()).matches("north \\d+ '/shop' '/a' north's");
    assertThat(get("h", "/shop").body()).matches("north \\d+ '/shop' '' north's");
    assertThat(get("south.example:80", "/shop/a").body()).isEqualTo("south 1 '' '/shop/a' ");
    assertThat(get("h", "/shopping").status()).isEqualTo(404);
    assertThat(get("h", "/").status()).isEqualTo(404);
  }

  @Test
  void eachHasALogOfItsOwn() throws IOException {
    assertThat(get("h", "/shop/log").status()).isEqualTo(200);

    Await.until("it is logged", () -> krait.log().contains("[krait.app.north.orders] served "));
  }

  @Test
  void oneThatCannotBeLoadedEndsTheStartAndIsNamed() throws IOException {
    Path file = folder.resolve("broken.toml");
    Files.writeString(
        file,
        """
        bind = "127.0.0.1:0"

        [[app]]
        name = "north"
        app = "shop:app"
        chdir = "north"

        [[app]]
        name = "nowhere"
        app = "nowhere:app"
        mount = "/nowhere"
        """);
    try (Server broken =
        Server.start(
            folder, Map.of("KRAIT_JIT", "off"), List.of("serve", "--config", file.toString()))) {
      assertThat(broken.exitCode()).isEqualTo(3);
      assertThat(broken.log()).contains("the application 'nowhere': ").contains("nowhere");
    }
  }

  @Test
  void twoOnOnePrefixAreAMistake() throws IOException {
    Path file = folder.resolve("twice.toml");
    Files.writeString(
        file,
        """
        [[app]]
        name = "one"
        app = "shop:app"

        [[app]]
        name = "two"
        app = "shop:app"
        """);
    try (Server twice =
        Server.start(
            folder, Map.of("KRAIT_JIT", "off"), List.of("serve", "--config", file.toString()))) {
      assertThat(twice.exitCode()).isEqualTo(2);
      assertThat(twice.log())
          .contains("app two, mount: '/' is where the application one is, for the same hosts;");
    }
  }
}
