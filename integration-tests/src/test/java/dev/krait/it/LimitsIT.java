package dev.krait.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krait.it.RawHttp.Answer;
import java.io.IOException;
import java.net.SocketException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What happens at each limit for clients: the right answer, which reaches them, and nobody else
/// notices. One server with one thread, so that nothing slow may hold it.
class LimitsIT {
  private static final String HOST = " HTTP/1.1\r\nHost: h\r\n";
  private static Server krait;

  @BeforeAll
  static void start() {
    krait =
        Fixtures.start(
            "fixtures:app",
            "--threads=1",
            "--limit-request-line=1000",
            "--limit-request-fields=20",
            "--limit-request-field-size=2000",
            "--limit-request-head=10000",
            "--limit-request-body=1000000",
            "--keep-alive=1",
            "--header-timeout=1",
            "--body-timeout=1",
            "--write-timeout=1");
  }

  @AfterAll
  static void stop() {
    krait.close();
  }

  private static String get(String target) throws IOException {
    return RawHttp.get(krait.port(), target).body();
  }

  private static void assertRefused(RawHttp client, int status, String reason) throws IOException {
    Answer answer = client.answer();
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.body()).contains(reason);
    assertThat(answer.header("Connection")).contains("close");
    assertThat(client.closed()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/late?QQQQQQQQQQQ|X: 1|1|414|request line may have up to 1000 bytes",
        "/late|X: QQQQQQQQQQQQQQQQQQQQQ|1|431|field may have up to 2000 bytes",
        "/late|X: 1|20|431|up to 20 fields",
        "/late|X: QQQQQQQQQQQQ|10|431|up to 10000 bytes",
      })
  void headThatIsTooLargeIsRefused(
      String target, String field, int times, int status, String reason) throws IOException {
    String hundred = "q".repeat(100);
    try (RawHttp client = new RawHttp(krait.port())) {
      client.send(
          "GET "
              + target.replace("Q", hundred)
              + HOST
              + (field.replace("Q", hundred) + "\r\n").repeat(times)
              + "\r\n");

      assertRefused(client, status, reason);
    }
  }

  @Test
  void refusalIsLoggedWithItsReason() throws IOException {
    RawHttp.ask(krait.port(), "POST /logged" + HOST + "Content-Length: 1000001\r\n\r\n");

    Await.until(
        "it is logged",
        () ->
            krait
                .log()
                .contains("POST /logged from 127.0.0.1: 413 The body may have up to 1000000"));
  }

  @Test
  void announcedBodyThatIsTooLargeIsRefusedAndTheClientSeesIt() throws IOException {
    try (RawHttp client = new RawHttp(krait.port())) {
      client.send("POST /digest" + HOST + "Content-Length: 3000000\r\n\r\n");
      client.send("x".repeat(3_000_000));

      assertRefused(client, 413, "up to 1000000 bytes");
    }
  }

  @ParameterizedTest
  @CsvSource({"f423f,1,200", "f4240,1,413", "30d40,6,413"})
  void chunkedBodyIsHeldToTheLimit(String size, int chunks, int status) throws IOException {
    int bytes = Integer.parseInt(size, 16);
    String chunk = size + "\r\n" + "x".repeat(bytes) + "\r\n";
    try (RawHttp client = new RawHttp(krait.port())) {
      client.send("POST /digest" + HOST + "Transfer-Encoding: chunked\r\n\r\n");
      client.send("1\r\ny\r\n" + chunk.repeat(chunks) + "0\r\n\r\n");

      assertThat(client.answer().status()).isEqualTo(status);
    }
  }

  @Test
  void answerToABodyNobodyReadsReachesItsSender() throws IOException {
    for (int i = 0; i < 20; i++) {
      try (RawHttp client = new RawHttp(krait.port())) {
        client.send("POST /ignores_body" + HOST + "Content-Length: 900000\r\n\r\n");
        client.send("x".repeat(900_000));

        assertThat(client.answer().body()).isEqualTo("ignored");
        assertThat(client.closed()).isTrue();
      }
    }
  }

  @Test
  void clientThatNeverStopsSendingAfterARefusalIsCutOff() throws IOException {
    String block = "x".repeat(1 << 20);
    try (RawHttp client = new RawHttp(krait.port())) {
      client.send("POST /digest" + HOST + "Content-Length: 999999999\r\n\r\n");
      boolean open = true;
      for (int i = 0; open; i++) {
        try {
          client.send(block);
          assertThat(i).isLessThan(1000);
        } catch (SocketException e) {
          open = false;
        }
      }
    }
    assertThat(get("/late")).isEqualTo("late");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {"''", "G", "GET /late HTTP/1.1", "'GET /late HTTP/1.1\r\nHost: h\r\nX: y'"})
  void headThatDoesNotComeEndsTheConnection(String beginning) throws IOException {
    try (RawHttp client = new RawHttp(krait.port())) {
      assertThat(client.send(beginning).closed()).isTrue();
    }
  }

  @Test
  void bodyThatDoesNotComeIsAnswered408AndNoApplicationIsCalled() throws IOException {
    try (RawHttp client = new RawHttp(krait.port())) {
      client.send("POST /counted?x,slow" + HOST + "Content-Length: 10\r\n\r\nabc");

      assertRefused(client, 408, "too slowly");
    }
    assertThat(get("/closes?slow")).isEqualTo("0");
  }

  @Test
  void largeBodyThatStopsIsAnErrorForItsReader() throws IOException {
    try (RawHttp client = new RawHttp(krait.port())) {
      client.send("POST /digest" + HOST + "Content-Length: 500000\r\n\r\n");
      client.send("x".repeat(100_000));

      assertRefused(client, 408, "Request Timeout");
    }
    assertThat(krait.log()).contains("the client sent its request body too slowly");
  }

  @Test
  void bodyThatComesByTheByteIsGivenUp() throws IOException {
    try (RawHttp client = new RawHttp(krait.port())) {
      client.send("POST /digest" + HOST + "Content-Length: 1000\r\n\r\n");
      Thread drip = Thread.ofVirtual().start(() -> drip(client));

      assertThat(client.answer().status()).isEqualTo(408);
      drip.interrupt();
    }
  }

  private static void drip(RawHttp client) {
    try {
      while (true) {
        client.send("x");
        Thread.sleep(50);
      }
    } catch (IOException | InterruptedException e) {
      // the server has had enough
    }
  }

  @Test
  void timeInWhichTheApplicationDoesNotReadIsNotTheClients() throws IOException {
    try (RawHttp client = new RawHttp(krait.port())) {
      client.send("POST /pauses?2" + HOST + "Content-Length: 900000\r\n\r\n");
      client.send("x".repeat(900_000));

      assertThat(client.answer().body()).isEqualTo("900000");
    }
  }

  @Test
  void clientThatReadsNothingIsCutOffAndTheResponseClosedOnce() throws IOException {
    try (RawHttp client = new RawHttp(krait.port())) {
      client.send("GET /counted?endless,unread" + HOST + "\r\n");

      Await.until("the response is closed", () -> closes("unread").equals("1"));
    }
    assertThat(closes("unread")).isEqualTo("1");
  }

  @Test
  void clientThatLeavesInMidStreamHasTheResponseClosedOnce() throws IOException {
    try (RawHttp client = new RawHttp(krait.port())) {
      client.send("GET /counted?endless,left" + HOST + "\r\n");
      client.read(100_000);
      client.reset();
    }
    Await.until("the response is closed", () -> closes("left").equals("1"));
    assertThat(closes("left")).isEqualTo("1");
    assertThat(krait.log()).doesNotContain("ERROR");
  }

  @Test
  void requestOfAClientThatHasLeftTheQueueIsNotServed() throws IOException {
    try (RawHttp busy = new RawHttp(krait.port())) {
      busy.send("GET /holds?1" + HOST + "\r\n").readHead();
      assertThat(busy.readChunk()).isEqualTo("begun");
      try (RawHttp leaving = new RawHttp(krait.port());
          RawHttp leavingInAHurry = new RawHttp(krait.port())) {
        leaving.send("GET /counted?x,queued" + HOST + "\r\n");
        leavingInAHurry.send("GET /counted?x,queued" + HOST + "\r\n").reset();
      }
      assertThat(busy.readChunk()).isEqualTo("ended");
    }
    assertThat(get("/closes?queued")).isEqualTo("0");
  }

  @Test
  void clientThatWillSendNoMoreGetsItsAnswer() throws IOException {
    for (int i = 0; i < 20; i++) {
      try (RawHttp client = new RawHttp(krait.port())) {
        client.send("GET /late" + HOST + "\r\n").finish();

        assertThat(client.answer().body()).isEqualTo("late");
      }
    }
  }

  private static String closes(String name) {
    try {
      return get("/closes?" + name);
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
