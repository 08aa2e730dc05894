package dev.krait.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class ProcTest {
  private static final long SELF = ProcessHandle.current().pid();

  @Test
  void aCompilersThreadIsKnownByItsName() throws InterruptedException {
    double before = Proc.compilerSeconds(List.of(SELF));
    AtomicBoolean counted = new AtomicBoolean();
    Thread compiler =
        Thread.ofPlatform()
            .name("TruffleCompilerThread-42")
            .start(() -> {
              long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
              while (!counted.get() && System.nanoTime() < end) {
                counted.set(Proc.compilerSeconds(List.of(SELF)) > before);
              }
            });

    compiler.join();

    assertThat(counted).isTrue();
  }

  @Test
  void aProcessThatHasEndedUsesNothing() {
    assertThat(Proc.compilerSeconds(List.of(Long.MAX_VALUE))).isZero();
    assertThat(Proc.residentMegabytes(List.of(Long.MAX_VALUE))).isZero();
  }

  @Test
  void memoryIsInMegabytes() {
    assertThat(Proc.residentMegabytes(List.of(SELF))).isBetween(20.0, 100_000.0);
  }
}
