package dev.krait.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class BenchReportTest {
  private final Results results = new Results();
  @TempDir private Path folder = Path.of("set by JUnit");

  @BeforeEach
  void measure() {
    results.add(Measure.SIMPLE, Subject.KRAIT, Reading.of(50_000));
    results.add(Measure.SIMPLE, Subject.KRAIT, Reading.of(60_000));
    results.add(Measure.SIMPLE, Subject.GUNICORN, Reading.of(5_500));
    results.fail(Measure.SIMPLE, Subject.UWSGI, "cannot install uwsgi: <no cc>\n  | a | b");
    results.draw(new Results.Curve("loaded & cold", List.of(0.0, 900.0, 5000.0), 4321));
  }

  private BenchReport report() {
    BenchPlan plan =
        BenchPlan.of(
            new BenchPlan.Request(
                List.of(), List.of("simple-app"), Optional.of("2"), Optional.empty(), false));
    return new BenchReport(plan, results, new Machine(Map.of("Processor", "A | B")));
  }

  @Test
  void theTableHasMedianSpreadAndRatio() {
    assertThat(report().table().lines().map(String::strip).toList())
        .contains("simple_app, requests/s", "uWSGI     none: cannot install uwsgi: <no cc> | a | b")
        .anyMatch(line -> line.matches("Krait +55,000 +50,000–60,000"))
        .anyMatch(line -> line.matches("gunicorn +5,500 +Krait 10.00 ×"))
        .anyMatch(line ->
            line.matches(
                "3 +simple_app, of gunicorn +≥ 8.00 × +10.00 × +met +krait bench --case.*"));
  }

  @Test
  void thePageHoldsEverythingInCellsThatAreWhole() throws IOException {
    report().write(folder);
    String page = Files.readString(folder.resolve("performance.md"));

    assertThat(page)
        .contains("krait bench --case simple-app --rounds 2 --seconds 5")
        .contains("| simple_app, requests/s | gunicorn | 5,500 |  | 10.00 × |")
        .contains("<no cc> \\| a \\| b")
        .contains("| Processor | A \\| B |")
        .contains("![Throughput of Krait since its start](warmup.svg)");
    assertThat(page.lines().filter(line -> line.startsWith("| 3 ")))
        .hasSize(3)
        .allMatch(line -> line.split("(?<!\\\\)\\|", -1).length == 8);
  }

  @Test
  void thePicturesAreWellFormedAndSayTheFigures() throws Exception {
    report().write(folder);

    assertThat(words("performance.svg")).contains("simple_app", "Krait", "55,000", "5,500");
    assertThat(words("warmup.svg")).anyMatch(text -> text.contains("loaded & cold"));
    assertThat(words("warmup.svg")).contains("gunicorn, steady state: 4,321");
  }

  private List<String> words(String name) throws Exception {
    Document picture =
        DocumentBuilderFactory.newDefaultInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(Files.readString(folder.resolve(name)))));
    var texts = picture.getElementsByTagName("text");
    return IntStream.range(0, texts.getLength())
        .mapToObj(each -> texts.item(each).getTextContent())
        .toList();
  }

  @Test
  void axesEndAtRoundNumbers() {
    assertThat(CurveChart.niceAbove(14_300)).isEqualTo(25_000);
    assertThat(CurveChart.niceAbove(9_999)).isEqualTo(10_000);
    assertThat(CurveChart.niceAbove(3)).isEqualTo(5);
  }

  @Test
  void anOutputFolderThatIsAFileIsRefusedBeforeAnythingIsMeasured() throws IOException {
    Path file = Files.writeString(folder.resolve("taken"), "mine");

    assertThatThrownBy(() -> BenchReport.requireWritable(file))
        .isInstanceOf(BenchException.class)
        .hasMessageContainingAll("cannot write to the output folder", file.toString(), "--output");
    assertThat(file).hasContent("mine");
  }
}
