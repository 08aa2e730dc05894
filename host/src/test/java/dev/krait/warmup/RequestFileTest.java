package dev.krait.warmup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestFileTest {
  @TempDir Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("warmup.jsonl"), text);
  }

  @Test
  void whatIsWrittenIsReadAgain() throws IOException {
    List<WarmupRequest> requests =
        List.of(
            WarmupRequest.get("/"),
            new WarmupRequest("HEAD", "?q=%C3%A4", Map.of("Host", "shop.example"), ""),
            new WarmupRequest("POST", "", Map.of("Content-Type", "text/x"), "\"ü\n\u0007"));

    StringBuilder lines = new StringBuilder();
    requests.forEach(request -> lines.append(RequestLine.of(request)).append("\n\n"));
    assertThat(RequestFile.read(file(lines.toString()))).isEqualTo(requests);
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
          {"method":"GET","target":"/","x":1}    | has the unknown key "x": the keys are method, target, headers, body
          {"target":"/"}                         | has no "method": every request has a method and a target
          {"method":"GET"}                       | has no "target": every request has a method and a target
          {"method":"GET","target":7}            | has 7 for its "target": it must be a string
          {"method":"GET","target":"x"}          | has the target "x": a target is a path that starts with /
          {"method":"GET","target":"/","headers":[]} | has [] for its "headers": they must be an object of strings
          {"method":"GET","target":"/","headers":{"A":null}} | has null for its "A": it must be a string
          {"method":"GET","target":"/","body":{}} | has {} for its "body": it must be a string
          {"method":"GET","target":"/ x"}        | has the target "/ x": special characters in it must be escaped as %XX
          {"method":"G T","target":"/"}          | cannot be sent: illegal method "G T"
          {"method":"GET","target":"/","headers":{"Upgrade":"h2c"}} | cannot be sent: restricted header name: "Upgrade"
          """)
  void aBrokenLineIsRefusedWithItsNumber(String line, String reason) throws IOException {
    Path file = file("{\"method\":\"GET\",\"target\":\"/\"}\n\n" + line + "\n");

    assertThatThrownBy(() -> RequestFile.read(file))
        .isInstanceOf(WarmupException.class)
        .hasMessage(
            "the recorded request in \"%s\" line 3 %s; correct or delete the line"
                .formatted(file, reason));
  }

  @Test
  void aFileThatCannotBeReadIsRefused() throws IOException {
    assertThatThrownBy(() -> RequestFile.read(folder.resolve("none.jsonl")))
        .isInstanceOf(WarmupException.class)
        .hasMessageEndingWith("none.jsonl\" does not exist; make it with `krait record`");
    assertThatThrownBy(() -> RequestFile.read(folder))
        .isInstanceOf(WarmupException.class)
        .hasMessageContaining("cannot be read (")
        .hasMessageEndingWith("check that it is a file and who may read it");
    Path latin = Files.write(folder.resolve("latin.jsonl"), new byte[] {(byte) 0xe9});
    assertThatThrownBy(() -> RequestFile.read(latin)).hasMessageContaining("is not UTF-8 text");
  }
}
