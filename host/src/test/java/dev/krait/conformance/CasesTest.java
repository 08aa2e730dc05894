package dev.krait.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CasesTest {
  @Test
  void everyCaseHasAnIdOfItsOwn() {
    assertThat(Cases.all()).extracting(Case::id).doesNotHaveDuplicates();
    assertThat(Cases.all())
        .extracting(Case::id)
        .allMatch(id -> id.matches("[a-z0-9]+(-[a-z0-9]+)*"));
  }

  @Test
  void everyRuleIsASentenceAndHasAPlaceInAStandard() {
    for (Case each : Cases.all()) {
      assertThat(each.rule()).as(each.id()).matches("[A-Za-z_].*[^.]").hasSizeLessThan(100);
      assertThat(each.clause().name()).as(each.id()).matches("PEP 3333, .+|RFC \\d+ §[\\d.]+");
      assertThat(each.clause().link()).as(each.id()).matches("https://[a-z0-9./#-]+\\S*");
    }
  }

  @Test
  void everyCaseIsSomethingThatTheProbeAnswers() throws IOException {
    String probe;
    try (Stream<Path> files = Files.list(Path.of("src/main/probe/krait_probe"))) {
      probe = files.filter(Files::isRegularFile).map(CasesTest::read).collect(Collectors.joining());
    }
    List<String> known = names(probe);

    for (Case each : Cases.all()) {
      String path = each.experiment() instanceof Elsewhere other ? other.path() : each.id();
      if (!(each.experiment() instanceof OneThread)) {
        assertThat(known).as(each.id()).contains(path);
      }
    }
  }

  private static List<String> names(String probe) {
    Matcher functions =
        Pattern.compile(
                "@(?:question|behaviour)\\s+def (\\w+)|(?:register|_case)\\(\"([a-z0-9-]+)\"|^    \"([a-z-]+)\":",
                Pattern.MULTILINE)
            .matcher(probe);
    return functions
        .results()
        .map(match ->
            match.group(1) != null
                ? match.group(1).replace('_', '-')
                : match.group(2) != null ? match.group(2) : match.group(3))
        .toList();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
