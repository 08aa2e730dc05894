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

/// Large bodies come through pipes: none is left over, none mixes up two bodies.
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
  void readerWhoseClientIsTooSlowLeavesNoPipe() throws IOException {
    try (Server krait = Fixtures.start("fixtures:app", "--threads", "1", "--body-timeout", "1")) {
      long before = pipeEnds(krait);
      try (RawHttp silent = new RawHttp(krait.port())) {
        silent.send("POST /digest" + CHUNKED + FIRST);
        Await.until("it reads", () -> pipeEnds(krait) > before);

        assertThat(silent.answer().status()).isEqualTo(408);
      }
      Await.until("its pipe is closed", () -> pipeEnds(krait) <= before);
      upload(krait);
    }
  }

  @Test
  void interpretersThatEndInPeaceLeaveNoPipes() throws IOException {
    try (Server krait = Fixtures.start("fixtures:app", "--threads", "1", "--max-requests", "1")) {
      long before = pipeEnds(krait);
      for (int number = 1; number <= 3; number++) {
        String replaced = "replacing interpreter " + number;
        Await.until(
            replaced,
            () -> {
              upload(krait);
              return krait.log().contains(replaced);
            });
      }

      Await.until("only the last one has a pipe", () -> pipeEnds(krait) <= before + 2);
    }
  }

  private static void upload(Server krait) {
    String request = "POST /digest" + CHUNKED + FIRST + FIRST + "0\r\n\r\n";
    try {
      assertThat(RawHttp.ask(krait.port(), request).body()).startsWith("200000 ");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
