package dev.krait.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SignalsTest {
  @Test
  void aSignalCallsItsHandler() throws IOException, InterruptedException {
    CountDownLatch heard = new CountDownLatch(2);
    Signals.on("WINCH", heard::countDown);
    String self = String.valueOf(ProcessHandle.current().pid());

    for (int i = 0; i < 2; i++) {
      long before = heard.getCount();
      assertThat(new ProcessBuilder("kill", "-WINCH", self).start().waitFor()).isZero();
      for (int wait = 0; heard.getCount() == before && wait < 500; wait++) {
        Thread.sleep(10);
      }
    }

    assertThat(heard.await(5, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void aSignalThisSystemLacksIsNoError() {
    Signals.on("NOSUCHSIGNAL", () -> {});
  }
}
