package dev.krait.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Our checklists of what PEP 3333 asks (P1–P65, by what servers differ in; R1–R63, by the clauses)
/// are covered by cases, or a reason says why not.
class CoverageTest {
  private static List<String> lines() throws IOException {
    try (var stream = CoverageTest.class.getResourceAsStream("coverage.txt")) {
      assertThat(stream).isNotNull();
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    }
  }

  @Test
  void everyRowOfTheChecklistsIsThereOnce() throws IOException {
    List<String> rows =
        Stream.concat(
                IntStream.rangeClosed(1, 65).mapToObj(number -> "P" + number),
                IntStream.rangeClosed(1, 63).mapToObj(number -> "R" + number))
            .toList();

    assertThat(lines()).extracting(line -> line.split(" ", 2)[0]).containsExactlyElementsOf(rows);
  }

  @Test
  void everyRowNamesCasesThatExistOrAReason() throws IOException {
    Set<String> known = Cases.all().stream().map(Case::id).collect(Collectors.toSet());
    for (String line : lines()) {
      String rest = line.split(" ", 2)[1];
      if (rest.startsWith("- ")) {
        assertThat(rest).as(line).hasSizeGreaterThan(20);
      } else {
        assertThat(known).as(line).contains(rest.split(" ", -1));
      }
    }
  }

  @Test
  void everyCaseIsThereForARow() throws IOException {
    Set<String> named =
        lines().stream()
            .flatMap(line -> Stream.of(line.split(" ", -1)))
            .collect(Collectors.toSet());

    assertThat(named).containsAll(Cases.all().stream().map(Case::id).toList());
  }
}
