package dev.krait.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Warming up before ready, and recording the requests to do it with.
class WarmupIT {
  private int port;

  @BeforeEach
  void findFreePort() {
    port = FreePort.find();
  }

  private Server start(String command, String... options) {
    List<String> arguments =
        new ArrayList<>(
            List.of(command, "--chdir", Paths.FIXTURES.toString(), "--bind", "127.0.0.1:" + port));
    arguments.addAll(List.of(options));
    arguments.add("warmed:app");
    return Server.start(
        Paths.REPOSITORY,
        Map.of("KRAIT_JIT", "off", "PUBLIC_PORT", Integer.toString(port)),
        arguments);
  }

  @Test
  void requestsReachTheApplicationBeforeThePortIsBound() throws IOException {
    try (Server krait =
        start(
            "serve",
            "--mount=/mnt",
            "--warmup=/a?q=1",
            "--warmup=/none",
            "--warmup=/fails",
            "--warmup-time-limit=5",
            "--max-requests=3")) {
      assertThat(RawHttp.get(krait.port(), "/mnt/seen").body().lines())
          .containsExactly(
              "unbound krait-warmup 127.0.0.1:" + port + " GET /mnt/a?q=1 ",
              "unbound krait-warmup 127.0.0.1:" + port + " GET /mnt/none? ");
      assertThat(krait.log())
          .containsOnlyOnce("request GET /fails is answered 500: going on without it")
          .containsOnlyOnce("request GET /none is answered 404, so it warms little")
          .contains("RuntimeError: broken route")
          .containsPattern("krait: warming up: \\d[\\d,]* requests, \\d+/s, 0 methods to compile")
          .contains("not settled after 5.0 s, ready all the same; ")
          .doesNotContain("replacing interpreter");
    }
  }

  @Test
  void requestsCountAsThoseOfClientsWhateverIsBeforeThePublicPort() throws IOException {
    List<String> options = new ArrayList<>(Tls.serverOptions());
    options.addAll(
        List.of(
            "--proxy-protocol",
            "--proxy-allow-from=127.0.0.1",
            "--forwarded-allow-ips=192.0.2.1",
            "--warmup=/a",
            "--warmup-time-limit=1"));
    try (Server krait = start("serve", options.toArray(String[]::new));
        Socket wire = new Socket(InetAddress.getLoopbackAddress(), krait.port())) {
      wire.getOutputStream()
          .write("PROXY TCP4 203.0.113.7 127.0.0.1 1 2\r\n".getBytes(StandardCharsets.US_ASCII));
      RawHttp client = new RawHttp(Tls.over(wire), wire);

      assertThat(client.send("GET /seen HTTP/1.1\r\nHost: h\r\n\r\n").answer().body())
          .isEqualTo("unbound krait-warmup 127.0.0.1:" + port + " GET /a? over https");
    }
  }

  @Test
  void isReadyAtOnceWhenEveryRequestFails() {
    try (Server krait = start("serve", "--warmup=/fails", "--warmup-time-limit=100000")) {
      assertThat(krait.port()).isEqualTo(port);
      assertThat(krait.log())
          .contains("not warmed up, ready all the same: every warm-up request failed");
    }
  }

  @Test
  void terminationDuringTheWarmUpEndsItAtOnce() {
    try (Server krait = start("serve", "--warmup=/a", "--warmup-time-limit=100000")) {
      Await.until("it warms up", () -> krait.log().contains("krait: warming up"));
      krait.terminate();

      assertThat(krait.exitCode()).isZero();
      assertThat(krait.output()).doesNotContain("krait: serving");
    }
  }

  @Test
  void aPortTakenInTheMeantimeIsReported() throws IOException {
    try (Server krait = start("serve", "--warmup=/a", "--warmup-time-limit=3")) {
      Await.until("it warms up", () -> krait.log().contains("krait: warming up"));
      try (ServerSocket thief = new ServerSocket()) {
        thief.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));

        assertThat(krait.exitCode()).isEqualTo(4);
        assertThat(krait.log()).contains("the port is in use by another process");
      }
    }
  }

  @Test
  void recordedRequestsAreWarmedUpWith(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("recorded/warmup.jsonl");
    record(file);
    Files.writeString(
        file,
        """
        {"method":"GET","target":"/by-proxy","headers":{"X-Forwarded-Proto":"https","Host":"shop.example"}}
        """,
        StandardOpenOption.APPEND);

    assertThat(Files.readString(file))
        .isEqualTo(
            """
            {"method":"GET","target":"/items/1?token=REDACTED","headers":{"Host":"shop.example"}}
            {"method":"POST","target":"/login","headers":{"Content-Type":"application/json","Host":"shop.example"},\
            "body":"{\\"user\\":\\"ada\\",\\"password\\":\\"REDACTED\\"}"}
            {"method":"GET","target":"/by-proxy","headers":{"X-Forwarded-Proto":"https","Host":"shop.example"}}
            """);
    try (Server krait =
        start("serve", "--warmup-requests=" + file, "--warmup-time-limit=1", "--mount=/mnt")) {
      assertThat(RawHttp.get(krait.port(), "/mnt/seen").body().lines())
          .containsExactly(
              "unbound krait-warmup shop.example GET /mnt/items/1?token=REDACTED ",
              "unbound krait-warmup shop.example GET /mnt/by-proxy? over https");
      assertThat(krait.log()).contains("1 of 3 warm-up requests might change data");
    }
  }

  private void record(Path file) throws IOException {
    String elsewhere = "--route=POST /login = proxy http://127.0.0.1:1"; // recorded all the same
    try (Server krait = start("record", "--output=" + file, elsewhere)) {
      for (String target : List.of("/items/1?token=abc", "/items/2?token=def")) {
        RawHttp.ask(
            krait.port(),
            "GET "
                + target
                + " HTTP/1.1\r\nHost: shop.example\r\nCookie: a=b\r\n"
                + "User-Agent: x\r\n\r\n");
      }
      String body = "{\"user\":\"ada\",\"password\":\"x\"}";
      RawHttp.ask(
          krait.port(),
          "POST /login HTTP/1.1\r\nHost: shop.example\r\nUser-Agent: x\r\n"
              + "Content-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
                  .formatted(body.length(), body));
      krait.terminate();

      assertThat(krait.exitCode()).isZero();
      assertThat(krait.log())
          .contains(
              "krait: recorded 2 requests in \"%s\"; use them with --warmup-requests %s"
                  .formatted(file, file));
    }
  }
}
