package dev.krait.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// New code while the host runs. Two interpreters; the builds of the tests are their own.
class ReloadIT {
  @TempDir static Path state;
  private static Living living;

  @BeforeAll
  static void start() {
    living =
        Living.start(
            state, "--workers=2", "--warmup=/warm", "--warmup-time-limit=1", "--start-timeout=10");
  }

  @AfterAll
  static void stop() {
    living.close();
  }

  private static long count(String text) {
    return living.krait().log().lines().filter(line -> line.contains(text)).count();
  }

  private static void reload(String build, String ending) {
    long before = count(ending);
    living.build(build);
    living.signal("HUP");
    Await.until(build + " leads to: " + ending, () -> count(ending) > before);
  }

  @Test
  void aHangUpLoadsTheApplicationAnew() {
    reload("2", "] reloaded");
    Await.until("the new one answers", () -> living.answering().equals("2"));

    assertThat(Stream.generate(living::answering).limit(8)).containsOnly("2");
  }

  @Test
  void aHangUpTakesUpChangedSource() {
    Living.write(state, "living_part.py", "VALUE = 'one'");
    reload("7", "] reloaded");
    Await.until("the part is there", () -> living.get("/part").equals("one"));
    Living.write(state, "living_part.py", "VALUE = 'another'");
    reload("8", "] reloaded");
    Await.until("the part is new", () -> living.get("/part").equals("another"));

    assertThat(Stream.generate(() -> living.get("/part")).limit(8)).containsOnly("another");
  }

  @Test
  void aBrokenBuildKeepsTheOldOneAndSaysWhy() {
    reload("3", "] reloaded");
    reload("broken", "not reloaded, the old code serves on");

    assertThat(living.answering()).isEqualTo("3");
    assertThat(living.krait().log())
        .contains("importing the module 'living' raised RuntimeError")
        .contains("Traceback (most recent call last):")
        .contains("RuntimeError: this build is broken")
        .doesNotContain("\tat ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"hanging", "deaf"})
  void aBuildWhoseImportHangsIsEndedAndTheLogSaysWhere(String build) {
    reload("9", "] reloaded");
    reload(
        build,
        "not reloaded, the old code serves on: the application was not loaded within 10.0 s");

    assertThat(living.answering()).isEqualTo("9");
    assertThat(living.krait().log())
        .contains("allow more time with --start-timeout")
        .containsPattern("File \"[^\"]*living.py\", line \\d+, in <module>")
        .doesNotContain("could not be closed", "is left behind");
  }

  @Test
  void aBuildThatFailsTheWarmUpKeepsTheOldOneAndSaysWhy() {
    reload("4", "] reloaded");
    reload("failing", "not reloaded, the old code serves on");

    assertThat(living.answering()).isEqualTo("4");
    assertThat(living.krait().log())
        .contains("the warm-up request GET /warm is answered 500 by the new interpreter")
        .contains("RuntimeError: this build fails");
  }

  @Test
  void noRequestFailsMeanwhile() throws InterruptedException {
    AtomicBoolean over = new AtomicBoolean();
    Collection<String> bad = new ConcurrentLinkedQueue<>();
    Thread load =
        Thread.ofVirtual()
            .start(() -> {
              while (!over.get()) {
                try {
                  RawHttp.Answer answer = RawHttp.get(living.krait().port(), "/");
                  if (answer.status() != 200 || !answer.whole()) {
                    bad.add(answer.toString());
                  }
                } catch (IOException e) {
                  bad.add(e.toString());
                }
              }
            });
    reload("5", "] reloaded");
    reload("broken", "not reloaded, the old code serves on");
    reload("6", "] reloaded");
    over.set(true);
    load.join();

    assertThat(bad).isEmpty();
    assertThat(living.answering()).isEqualTo("6");
  }
}
