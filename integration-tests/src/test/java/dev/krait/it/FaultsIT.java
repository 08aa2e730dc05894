package dev.krait.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The table of bad inputs and faults, row by row. `-Dkrait.faults=51,52` picks some.
class FaultsIT {
  private static final Path PAGE = Paths.REPOSITORY.resolve("host/docs/faults.md");
  private static final Map<String, List<Fault>> SECTIONS = FaultTable.sections();

  private static final Duration ROW_LIMIT = Duration.ofMinutes(2);

  private static final int MOST_FAILED = 5;
  private static final AtomicInteger failed = new AtomicInteger();

  private static Stands stands = new Stands(List.of());

  @BeforeAll
  static void startWhatTheRowsNeed() {
    stands =
        new Stands(
            SECTIONS.values().stream()
                .flatMap(List::stream)
                .filter(FaultsIT::picked)
                .flatMap(FaultsIT::places)
                .distinct()
                .toList());
  }

  @AfterAll
  static void stopIt() {
    stands.close();
  }

  @Test
  void thePageIsTheTable() throws IOException {
    String text = FaultsPage.text(SECTIONS);
    if (Boolean.getBoolean("krait.write")) {
      Files.writeString(PAGE, text);
    }
    assertThat(PAGE).as("write it with -Dkrait.write=true").content().isEqualTo(text);
  }

  @TestFactory
  Stream<DynamicContainer> faults() {
    return SECTIONS.entrySet().stream()
        .map(section ->
            DynamicContainer.dynamicContainer(
                section.getKey(),
                section.getValue().stream()
                    .filter(FaultsIT::picked)
                    .flatMap(fault -> places(fault).map(place -> test(fault, place)))));
  }

  private static DynamicTest test(Fault fault, Stands.Key key) {
    String name = "%d %s: %s".formatted(fault.number(), fault.words().input(), key.door());
    return DynamicTest.dynamicTest(
        name,
        () -> {
          assumeTrue(failed.get() < MOST_FAILED, "too many rows failed, and each takes its time");
          Place place = stands.at(key);
          try {
            assertTimeoutPreemptively(ROW_LIMIT, () -> run(fault, place));
          } catch (Exception | AssertionError e) {
            failed.incrementAndGet();
            throw new AssertionError("row " + name + "\n" + e.getMessage(), e);
          }
        });
  }

  private static void run(Fault fault, Place place) throws Exception {
    if (fault.setting().beside()) {
      try (GoodStream _ = new GoodStream(place)) {
        fault.check().at(place);
      }
    } else {
      fault.check().at(place);
    }
    if (fault.setting().stand() == Stand.ENDING) {
      place.server().close();
    } else {
      place.assertUnharmed();
    }
  }

  private static Stream<Stands.Key> places(Fault fault) {
    return fault.setting().doors().stream()
        .map(door -> {
          Stand stand = fault.setting().stand();
          return new Stands.Key(stand, door, stand == Stand.ENDING ? fault.number() : 0);
        });
  }

  private static boolean picked(Fault fault) {
    Set<String> numbers =
        Arrays.stream(System.getProperty("krait.faults", "").split(","))
            .filter(number -> !number.isBlank())
            .collect(Collectors.toSet());
    return numbers.isEmpty() || numbers.contains(Integer.toString(fault.number()));
  }
}
