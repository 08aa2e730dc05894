package dev.krait.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DifferencesTest {
  private static final Answer ONE = Answers.json("{\"a\":1}");
  private static final Answer TWO = Answers.json("{\"a\":2}");
  private static final Answer FAILED = Answers.of(500, "no");

  @TempDir Path folder;

  private Path file() {
    return folder.resolve("made/differences.jsonl");
  }

  private Differences open() {
    return Differences.open(file(), 1_000_000, Ignore.DEFAULTS);
  }

  @Test
  void differencesAreCountedByRouteAndKindAndShownWithExamples() {
    try (Differences differences = open()) {
      assertThat(differences.add("/items/*", "GET /items/1?token=x", ONE, TWO)).isTrue();
      assertThat(differences.add("/items/*", "GET /items/2", ONE, ONE)).isFalse();
      differences.add("/", "GET /", ONE, FAILED);
      assertThat(differences.compared()).isEqualTo(3);
      assertThat(differences.differing()).isEqualTo(2);
    }
    DiffReport report = DiffReport.read(file());

    assertThat(report.hasDifferences()).isTrue();
    assertThat(report.text(3).replaceAll("\\d{4}-.*Z", "TIME"))
        .isEqualTo(
            """
            route     compared  differ  header  json  status  text
            /                1       1       1             1     1
            /items/*         2       1             1

            /
              TIME  GET /
                status: 200 → 500
                header content-type: application/json → (none)
                line 1: {"a":1} → no

            /items/*
              TIME  GET /items/1?token=REDACTED
                /a: 1 → 2
            """);
    assertThat(report.text(0)).doesNotContain("GET");
    assertThat(report.json(1)).contains("\"compared\" : 2", "\"place\" : \"/a\"");
  }

  @Test
  void aRequestThatIsBadlyEscapedIsShownAsItCame() {
    try (Differences differences = open()) {
      differences.add("/", "GET /?%zz=1&%token=2", ONE, TWO);
    }

    assertThat(DiffReport.read(file()).text(1)).contains("GET /?%zz=1&%token=REDACTED");
  }

  @Test
  void aFileWithoutDifferencesHasNone() {
    try (Differences differences = open()) {
      differences.add("/", "GET /", ONE, ONE);
    }
    DiffReport report = DiffReport.read(file());

    assertThat(report.hasDifferences()).isFalse();
    assertThat(report.text(3)).isEqualTo("route  compared  differ\n/             1       0\n");
  }

  @Test
  void whatIsAlikeIsKeptAFewTimesAndCountedAlways() throws IOException {
    try (Differences differences = open()) {
      for (int i = 0; i < 3 * Differences.ALIKE; i++) {
        differences.add("/", "GET /" + i, ONE, TWO);
      }
    }

    assertThat(Files.readAllLines(file())).hasSize(Differences.ALIKE);
    assertThat(DiffReport.read(file()).text(0)).contains("60      60");
  }

  @Test
  void aFullFileGetsNoMoreAndCountsStay() throws IOException {
    try (Differences differences = Differences.open(file(), 300, Ignore.DEFAULTS)) {
      for (int i = 0; i < 5; i++) {
        differences.add("/", "GET /" + i, ONE, TWO);
      }
    }

    assertThat(Files.size(file())).isLessThanOrEqualTo(300);
    assertThat(DiffReport.read(file()).text(1))
        .contains("5       5")
        .contains("3 more examples were not kept");
  }

  @Test
  void severalCanShareAFileAndCountsAddUp() {
    List<Differences> all = new ArrayList<>(List.of(open(), open()));
    all.forEach(each -> each.add("/", "GET /", ONE, TWO));
    all.forEach(Differences::close);
    try (Differences later = open()) {
      later.add("/", "GET /", ONE, ONE);
    }

    assertThat(DiffReport.read(file()).text(0)).contains("3       2");
  }

  @Test
  void nobodyElseMayReadTheFile() throws IOException {
    open().close();

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
  }

  @Test
  void aFullDiskIsSurvived() throws IOException {
    assumeThat(Path.of("/dev/full")).exists();
    Path full = Files.createSymbolicLink(folder.resolve("full"), Path.of("/dev/full"));
    try (Differences differences = Differences.open(full, 1_000_000, Ignore.DEFAULTS)) {
      for (int i = 0; i < 2_000; i++) {
        differences.add("/" + i, "GET /" + i, ONE, TWO);
      }
      assertThat(differences.differing()).isEqualTo(2_000);
    }
  }

  @Test
  void aFileThatCannotBeWrittenIsRefused() {
    assertThatThrownBy(() -> Differences.open(folder, 1_000, Ignore.DEFAULTS))
        .isInstanceOf(DiffException.class)
        .hasMessageContaining("cannot write differences to \"" + folder + "\"");
  }

  @Test
  void routesBeyondTheLimitAreCountedTogether() {
    Counts counts = new Counts();
    for (int i = 0; i < Counts.MOST + 10; i++) {
      counts.add("/" + i, List.of());
    }

    assertThat(counts.routes()).hasSize(Counts.MOST + 1);
    assertThat(counts.routes().get(Counts.OTHERS)).isNotNull();
    assertThat(Counts.parse(counts.json()).routes()).isEqualTo(counts.routes());
  }

  @Test
  void anotherFileIsToldFromOne() throws IOException {
    Path other = Files.writeString(folder.resolve("x"), "\n{\"method\":\"GET\"}\n");

    assertThatThrownBy(() -> DiffReport.read(other))
        .isInstanceOf(DiffException.class)
        .hasMessageStartingWith("\"" + other + "\" line 2 is no difference");
    assertThatThrownBy(() -> DiffReport.read(folder.resolve("none")))
        .hasMessageContaining("there is no file");
    assertThatThrownBy(() -> DiffReport.read(folder)).hasMessageContaining("cannot read");
  }

  @Test
  void withoutCountsTheExamplesAreCounted() throws IOException {
    try (Differences differences = open()) {
      differences.add("/", "GET /", ONE, TWO);
    }
    Files.delete(DifferenceFile.counts(file()));

    assertThat(DiffReport.read(file()).text(0)).contains("/             1       1     1");
  }
}
