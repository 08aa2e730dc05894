package dev.krait.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.krait.exchange.Header;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaptureFileTest {
  @TempDir Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("warmup.jsonl"), text);
  }

  @Test
  void whatIsWrittenIsReadAgain() throws IOException {
    List<RecordedRequest> requests =
        List.of(
            RecordedRequest.get("/"),
            new RecordedRequest("HEAD", "?q=%C3%A4", Map.of("Host", "shop.example"), ""),
            new RecordedRequest("PUT", "/bytes", Map.of(), "\u00ff\u0000"),
            new RecordedRequest(
                "POST", "", Map.of("Content-Type", "text/x"), Octets.ofUtf8("\"ü\n\u0007")));

    StringBuilder lines = new StringBuilder();
    requests.forEach(request -> lines.append(CaptureLine.of(request)).append("\n\n"));
    assertThat(CaptureFile.requests(file(lines.toString()))).isEqualTo(requests);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          GET /                                  | is not a JSON object: a request is one, on one line
          ["GET", "/"]                           | is not a JSON object: a request is one, on one line
          {"method":"GET","target":"/"           | is not a JSON object: a request is one, on one line
          {"method":"GET","target":"/","x":1}    | has the unknown key "x": the keys are method, target, headers, body, body64, at, client, cut, answer
          {"target":"/"}                         | has no "method": every request has a method and a target
          {"method":"GET"}                       | has no "target": every request has a method and a target
          {"method":"GET","target":7}            | has 7 for its "target": it must be a string
          {"method":"GET","target":"x"}          | has the target "x": a target is a path that starts with /
          {"method":"GET","target":"/","headers":[]} | has [] for its "headers": they must be an object of strings
          {"method":"GET","target":"/","headers":{"A":null}} | has null for its "A": it must be a string
          {"method":"GET","target":"/","body":{}} | has {} for its "body": it must be a string
          {"method":"GET","target":"/","body64":"?"} | has a "body64" that is no Base64
          {"method":"GET","target":"/","at":"now"} | has "now" for its "at": it must be a number of seconds
          {"method":"GET","target":"/","answer":{}} | has the answer {}: its "status" must be a number from 100 to 999
          {"method":"GET","target":"/","answer":{"status":200,"headers":[["a"]]}} | has [["a"]] for its answer's "headers": they must be a list of pairs
          {"method":"GET","target":"/ x"}        | has the target "/ x": special characters in it must be escaped as %XX
          {"method":"G T","target":"/"}          | cannot be sent: illegal method "G T"
          {"method":"GET","target":"/","headers":{"Upgrade":"h2c"}} | cannot be sent: restricted header name: "Upgrade"
          """)
  void aBrokenLineIsRefusedWithItsNumber(String line, String reason) throws IOException {
    Path file = file("{\"method\":\"GET\",\"target\":\"/\"}\n\n" + line + "\n");

    assertThatThrownBy(() -> CaptureFile.read(file))
        .isInstanceOf(CaptureException.class)
        .hasMessage(
            "the recorded request in \"%s\" line 3 %s; correct or delete the line"
                .formatted(file, reason));
  }

  @Test
  void aFileThatCannotBeReadIsRefused() throws IOException {
    assertThatThrownBy(() -> CaptureFile.read(folder.resolve("none.jsonl")))
        .isInstanceOf(CaptureException.class)
        .hasMessageEndingWith("none.jsonl\" does not exist; make it with `krait record`");
    assertThatThrownBy(() -> CaptureFile.read(folder))
        .isInstanceOf(CaptureException.class)
        .hasMessageContaining("cannot be read (")
        .hasMessageEndingWith("check that it is a file and who may read it");
    Path latin = Files.write(folder.resolve("latin.jsonl"), new byte[] {(byte) 0xe9});
    assertThatThrownBy(() -> CaptureFile.read(latin)).hasMessageContaining("is not UTF-8 text");
  }

  @Test
  void aCaptureHasAnswersTimesAndClients() throws IOException {
    Path file =
        file(
            """
            {"at":1.5,"client":"c","method":"GET","target":"/","answer":{"status":200,\
            "headers":[["A","1"],["A","2"]],"body":"ä","cut":true,"seconds":0.25}}
            {"at":2,"method":"PUT","target":"/","body64":"AAE=","cut":true}
            """);
    RecordedAnswer answer =
        new RecordedAnswer(
            200,
            List.of(new Header("A", "1"), new Header("A", "2")),
            Octets.ofUtf8("ä"),
            true,
            Duration.ofMillis(250));

    assertThat(CaptureFile.read(file))
        .containsExactly(
            new Recorded(RecordedRequest.get("/"), answer, Instant.ofEpochMilli(1500), "c", false),
            new Recorded(
                new RecordedRequest("PUT", "/", Map.of(), "\u0000\u0001"),
                RecordedAnswer.NONE,
                Instant.ofEpochSecond(2),
                "",
                true));
  }

  @Test
  void aTargetMayBeLong() throws IOException {
    String target = "/" + "a".repeat(100_000) + "%20";

    assertThat(CaptureFile.requests(file("{\"method\":\"GET\",\"target\":\"" + target + "\"}\n")))
        .containsExactly(RecordedRequest.get(target));
  }

  @Test
  void ofACaptureOneOfEachKindIsEnoughToRunCodeWith() throws IOException {
    String line =
        "{\"at\":1,\"method\":\"GET\",\"target\":\"/items/%d\","
            + "\"headers\":{\"Accept\":\"*/*\",\"Cookie\":\"s=REDACTED-1f\"}}\n";
    String cut = "{\"at\":1,\"method\":\"PUT\",\"target\":\"/\",\"body\":\"x\",\"cut\":true}\n";

    assertThat(CaptureFile.requests(file(line.formatted(1) + line.formatted(2) + cut)))
        .containsExactly(new RecordedRequest("GET", "/items/1", Map.of("Accept", "*/*"), ""));
  }

  @Test
  void aLastLineThatNobodyFinishedIsLeftOut() throws IOException {
    assertThat(CaptureFile.read(file("{\"method\":\"GET\",\"target\":\"/\"}\n{\"meth"))).hasSize(1);
  }
}
