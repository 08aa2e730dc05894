package dev.krait.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// Large bodies come through pipes: none is left over, none inherited, none mixes up two bodies.
@EnabledOnOs(OS.LINUX)
class BodyPipesIT {
  private static final String CHUNKED =
      " HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n";
  private static final String BLOCK = "x".repeat(100_000);
  private static final String FIRST = "186a0\r\n" + BLOCK + "\r\n";

  @Test
  void manyUploadsLeaveNoMorePipesThanOne() throws IOException {
    try (Server krait = Fixtures.start("fixtures:app", "--threads", "1")) {
      upload(krait);
      long after = pipeEnds(krait);
      for (int i = 0; i < 300; i++) {
        upload(krait);
        RawHttp.ask(krait.port(), "POST /read?read.5" + CHUNKED + FIRST + "0\r\n\r\n");
        try (RawHttp client = new RawHttp(krait.port())) {
          client.send("POST /digest" + CHUNKED + FIRST).reset();
        }
      }
      upload(krait);
      assertThat(RawHttp.get(krait.port(), "/late").status()).isEqualTo(202);

      Await.until("the pipes of all bodies but one are closed", () -> pipeEnds(krait) <= after);
    }
  }

  @Test
  void replacedInterpretersLeaveNoPipes() throws IOException {
    try (Server krait =
        Fixtures.start("fixtures:app", "--threads", "1", "--timeout", "1", "--max-requests", "3")) {
      long before = pipeEnds(krait);
      // the first is cut off while it reads, the next one ends in peace
      try (RawHttp silent = new RawHttp(krait.port())) {
        silent.send("POST /digest" + CHUNKED + FIRST);
        assertThat(silent.answer().status()).isEqualTo(504);
      }
      for (int i = 0; i < 3; i++) {
        upload(krait);
      }
      Await.until("both are replaced", () -> krait.log().split("replacing interp", -1).length > 2);

      Await.until("their pipes are closed", () -> pipeEnds(krait) <= before);
    }
  }

  private static void upload(Server krait) throws IOException {
    String answer =
        RawHttp.ask(krait.port(), "POST /digest" + CHUNKED + FIRST + FIRST + "0\r\n\r\n").body();

    assertThat(answer).startsWith("200000 ");
  }

  private static long pipeEnds(Server krait) {
    Path folder = Path.of("/proc", Long.toString(krait.process().pid()), "fd");
    try (Stream<Path> descriptors = Files.list(folder)) {
      return descriptors.filter(BodyPipesIT::isPipe).count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isPipe(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString().startsWith("pipe:");
    } catch (IOException e) {
      return false; // closed meanwhile
    }
  }
}
