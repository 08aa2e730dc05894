package dev.krait.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One jar with a Bottle application, its packages and Krait.
class OneJarIT {
  private static Path jar;

  @TempDir Path elsewhere;

  @BeforeAll
  static void build() {
    jar = OneJar.jar();
  }

  private Server start(String... arguments) {
    return Server.start(
        Shell.clean(new ProcessBuilder(OneJar.command(jar, arguments))),
        elsewhere,
        Map.of(),
        Server::readyLine);
  }

  private Shell run(String... arguments) throws IOException, InterruptedException {
    return Shell.run(elsewhere, Map.of(), OneJar.command(jar, arguments));
  }

  @Test
  void servesTheApplication() throws IOException, InterruptedException {
    try (Server alone = start("--bind=127.0.0.1:0")) {
      assertThat(RawHttp.get(alone.port(), "/").body()).isEqualTo("Hello from a jar\n");

      alone.terminate();
      assertThat(alone.exitCode()).as(alone.log()).isZero();
    }
  }

  @Test
  void runsManagementCommandsAndChecks() throws IOException, InterruptedException {
    Shell routes = run("python", "manage.py", "routes");
    assertThat(routes.output()).as(routes.log()).contains("/basket basket\n");
    assertThat(routes.exitCode()).isZero();
    assertThat(run("python", "manage.py").exitCode()).isEqualTo(1);

    Shell check = run("check", "--request=GET /basket");
    assertThat(check.exitCode()).as(check.output() + check.log()).isZero();
  }

  @Test
  void saysWhatItCannotDo() throws IOException, InterruptedException {
    run("install", "flask").assertRefused(2);
    run("serve", "--wokers=2").assertRefused(2);
  }
}
