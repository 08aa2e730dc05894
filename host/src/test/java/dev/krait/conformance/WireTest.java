package dev.krait.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.krait.conformance.Answer.End;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class WireTest {
  private static Answer answer(String bytes) throws IOException {
    return answer(bytes, false);
  }

  private static Answer answer(String bytes, boolean bodiless) throws IOException {
    try (FakeServer server = new FakeServer(_ -> bytes);
        Wire wire = Wire.open(server.address(), new Transcript())) {
      wire.send("GET / HTTP/1.1\r\n\r\n");
      return wire.answer(bodiless);
    }
  }

  @Test
  void aBodyOfItsLengthIsWhole() throws IOException {
    Answer answer = answer("HTTP/1.1 299 Own Words\r\nContent-length: 3\r\nX-A:  b \r\n\r\nabc");

    assertThat(answer.status()).isEqualTo(299);
    assertThat(answer.statusLine()).isEqualTo("HTTP/1.1 299 Own Words");
    assertThat(answer.field("x-a")).contains("b");
    assertThat(answer.body()).isEqualTo("abc");
    assertThat(answer.end()).isEqualTo(End.LENGTH);
  }

  @Test
  void aShortBodyIsCut() throws IOException {
    assertThat(answer("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc").end()).isEqualTo(End.CUT);
  }

  @Test
  void chunksAreJoinedUpToTheLastOne() throws IOException {
    String head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    Answer whole = answer(head + "3;x=1\r\nabc\r\nA\r\n0123456789\r\n0\r\nX-Late: 1\r\n\r\n");

    assertThat(whole.body()).isEqualTo("abc0123456789");
    assertThat(whole.end()).isEqualTo(End.LAST_CHUNK);
    assertThat(answer(head + "3\r\nabc\r\n").end()).isEqualTo(End.CUT);
    assertThat(answer(head + "3\r\nab").end()).isEqualTo(End.CUT);
    assertThat(answer(head + "0\r\n").end()).isEqualTo(End.CUT);
  }

  @Test
  void withoutFramingTheBodyLastsUntilTheConnectionEnds() throws IOException {
    Answer answer = answer("HTTP/1.0 200 OK\n\nall of it");

    assertThat(answer.body()).isEqualTo("all of it");
    assertThat(answer.end()).isEqualTo(End.CLOSE);
  }

  @Test
  void interimAnswersAreKeptApart() throws IOException {
    Answer answer =
        answer("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 204 No Content\r\nX: 1\r\n\r\nrest");

    assertThat(answer.interim()).containsExactly("HTTP/1.1 100 Continue");
    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void anAnswerToHeadHasNoBody() throws IOException {
    assertThat(answer("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n", true).end())
        .isEqualTo(End.LENGTH);
  }

  @Test
  void whatIsNoAnswerIsSaid() {
    assertThatThrownBy(() -> answer("220 smtp ready\r\n")).hasMessageContaining("'220 smtp ready'");
    assertThatThrownBy(() -> answer("HTTP/1.1 200 OK\r\nX"))
        .hasMessageContaining("ended after 'X'");
    assertThatThrownBy(() -> answer("\r\n\r\n")).hasMessageContaining("an empty line");
    assertThatThrownBy(() -> answer("HTTP/1.1 200 OK\r\nContent-Length: -3\r\n\r\n"))
        .hasMessageContaining("Content-Length '-3'");
    assertThatThrownBy(
            () -> answer("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n"))
        .hasMessageContaining("the chunk size 'zz'");
    assertThatThrownBy(() -> answer("HTTP/1.1 200 OK\r\nX: " + "x".repeat(70_000)))
        .isInstanceOf(WireException.class)
        .hasMessageContaining("a line of more than");
  }

  @Test
  void whatWasSaidIsKept() throws IOException {
    Transcript transcript = new Transcript();
    try (FakeServer server = new FakeServer(_ -> "HTTP/1.1 200 OK\r\n\r\n\u00e9\0");
        Wire wire = Wire.open(server.address(), transcript)) {
      wire.send("GET /a HTTP/1.1\r\n\r\n");
      wire.answer(false);
    }

    assertThat(transcript.pieces())
        .extracting(piece -> piece.kind().sign() + piece.text())
        .containsExactly(
            ">GET /a HTTP/1.1\n\n",
            "<HTTP/1.1 200 OK\n\n\\xe9\\x00",
            "*the server closed the connection");
  }
}
