package dev.krait.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.krait.conformance.Transcript.Kind;
import dev.krait.conformance.Transcript.Piece;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ConformanceReportTest {
  private static final Case KEPT =
      Case.must("environ-dict", "environ is a dict", Clause.ENVIRON, Ask.saw("dict"));
  private static final Case BROKEN =
      Case.should("write-text", "write() of <b> & \"x\" raises", Clause.WRITE, Ask.get());
  private static final Case OPTIONAL = Case.may("file-whole", "A file", Clause.FILES, Ask.get());

  @TempDir private Path folder = Path.of("set by JUnit");

  private static ConformanceReport report(String... servers) {
    return new ConformanceReport(
        List.of(servers).stream().map(ConformanceReportTest::sheet).toList());
  }

  private static Sheet sheet(String name) {
    return new Sheet(
        name,
        name + " 1.0",
        "fake 3.12",
        List.of(
            new Outcome(KEPT, Verdict.of(true, "a", "a"), List.of()),
            new Outcome(
                BROKEN,
                Verdict.of(false, "an error", "200 OK <script>; ended with exit code 1: /home/x"),
                List.of(
                    new Piece(Kind.SENT, "GET /<x>\n"), new Piece(Kind.RECEIVED, "HTTP/1.1 200"))),
            new Outcome(OPTIONAL, Verdict.notOffered("a file"), List.of())));
  }

  @Test
  void oneServerIsShownWithItsEvidence() {
    assertThat(report("a").text(ReportFormat.TABLE))
        .contains("a 1.0, the probe on fake 3.12")
        .containsPattern("✓  must +environ-dict +environ is a dict")
        .containsPattern("✗  should +write-text")
        .containsPattern("expected +an error")
        .contains("> GET /<x>", "< HTTP/1.1 200")
        .contains(
            "a keeps 1 of 1 \"must\" rules, 0 of 1 \"should\" rules, 0 of 0 \"may\" rules;"
                + " 1 about what it does not offer");
  }

  @Test
  void severalServersStandSideBySide() {
    assertThat(report("aa", "b").text(ReportFormat.TABLE))
        .containsPattern("must +environ-dict +✓ +✓ +environ is a dict")
        .contains("aa keeps 1 of 1", "b keeps 1 of 1");
  }

  @Test
  void jsonHasEverything() {
    JsonNode server =
        new JsonMapper().readTree(report("a").text(ReportFormat.JSON)).at("/servers/0");

    assertThat(server.at("/description").asString()).isEqualTo("a 1.0");
    assertThat(server.at("/passes").asBoolean()).isTrue();
    assertThat(server.at("/results/1/state").asString()).isEqualTo("broken");
    assertThat(server.at("/results/1/evidence/0").asString()).isEqualTo("> GET /<x>\n");
    assertThat(server.at("/results/2/state").asString()).isEqualTo("not offered");
  }

  @Test
  void junitReadsIt() throws Exception {
    Document xml =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(report("a").text(ReportFormat.JUNIT))));

    assertThat(xml.getElementsByTagName("testcase").getLength()).isEqualTo(3);
    assertThat(xml.getElementsByTagName("failure").getLength()).isEqualTo(1);
    assertThat(xml.getElementsByTagName("skipped").getLength()).isEqualTo(1);
    assertThat(xml.getElementsByTagName("failure").item(0).getTextContent())
        .contains("write() of <b> & \"x\" raises", "> GET /<x>");
  }

  @Test
  void pagesTakeNothingForMarkup() {
    assertThat(report("a", "b").text(ReportFormat.HTML))
        .contains("200 OK &lt;script&gt;", "write() of &lt;b&gt; &amp; &quot;x&quot; raises")
        .doesNotContain("OK <script>");
    assertThat(report("a", "b").text(ReportFormat.MARKDOWN))
        .contains("| `write-text` | write() of \\<b\\> & \"x\" raises | [PEP 3333, The write()")
        .contains("| should | ✗ | ✗ |")
        .contains("## b: what was seen", "ended with exit code 1\n")
        .doesNotContain("/home/x");
  }

  @Test
  void aFileThatCannotBeWrittenIsRefused() throws Exception {
    Path file = Files.writeString(folder.resolve("there"), "kept");
    ConformanceReport.requireWritable(file);

    assertThat(file).hasContent("kept");
    for (Path wrong : List.of(folder, folder.resolve("no/such"))) {
      assertThatThrownBy(() -> ConformanceReport.requireWritable(wrong))
          .isInstanceOf(ConformanceException.class)
          .hasMessageContaining("cannot write to");
    }
  }

  @Test
  void anUnknownFormatIsRefused() {
    assertThatThrownBy(() -> ReportFormat.of("jsn"))
        .hasMessageContainingAll("--format", "'jsn'", "junit", "did you mean json?");
  }
}
