package dev.krait.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.krait.capture.CaptureException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ReplayFailuresTest extends Replaying {
  @Test
  void aTargetThatIsDownIsToldBeforeAnythingIsSent() throws IOException {
    Side a = side(Side.saying("{}"));
    String free;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = "http://127.0.0.1:" + socket.getLocalPort();
    }

    assertThatThrownBy(() -> replay(GET.formatted("/"), a.url(), free))
        .isInstanceOf(ReplayException.class)
        .hasMessageStartingWith("--target: cannot connect to \"" + free + "\"");
    assertThat(a.asked).isEmpty();
  }

  @Test
  void aTargetThatDoesNotAnswerIsGivenUp() {
    CountDownLatch never = new CountDownLatch(1);
    Side a = side(Side.saying("{}"));
    Side b =
        side(
            Side.of(exchange -> {
              try {
                never.await();
              } catch (InterruptedException _) {
                exchange.close();
              }
            }));
    timeout = 1;
    clients = 20;

    ReplayReport report = replay(GET.formatted("/").repeat(40), a.url(), b.url());

    assertThat(report.agrees()).isFalse();
    assertThat(report.text())
        .contains("answer: answered 200 → nothing within 1 s")
        .contains("of 40 requests: " + b.url() + " did not answer 10 requests in a row");
  }

  @Test
  void aTargetThatResetsOrBreaksOffIsADifference() throws IOException {
    Side a = side(Side.saying("{}"));
    try (Rude b = new Rude()) {
      String text =
          replay(GET.formatted("/reset") + GET.formatted("/broken"), a.url(), b.url()).text();

      assertThat(text)
          .contains("answer: answered 200 → connection")
          .contains("answer: answered 200 → answer broken off");
    }
  }

  @Test
  void hugeAndEndlessBodiesAreComparedByTheirBeginning() {
    String huge = "x".repeat(100_000);
    Side a = side(Side.saying(huge + "a"));
    Side b =
        side(
            Side.of(exchange -> {
              exchange.getResponseHeaders().add("Content-Type", "application/json");
              exchange.sendResponseHeaders(200, 0);
              try {
                while (true) {
                  exchange.getResponseBody().write(huge.getBytes(StandardCharsets.UTF_8));
                  exchange.getResponseBody().flush();
                  Thread.sleep(50);
                }
              } catch (IOException | InterruptedException _) {
                // the client has had enough
              }
            }));
    limit = 1000;
    timeout = 1;

    assertThat(replay(GET.formatted("/"), a.url(), b.url()).agrees()).isTrue();
  }

  @Test
  void aRuleThatCannotBeAppliedIsNoAgreement() {
    Side a = side(Side.saying("ab".repeat(500_000) + "1"));
    Side b = side(Side.saying("ab".repeat(500_000) + "2"));
    ignored.add("text (a|b)*"); // a level of the stack for each character

    ReplayReport report = replay(GET.formatted("/").repeat(3), a.url(), b.url());

    assertThat(report.agrees()).isFalse();
    assertThat(report.text())
        .contains(
            "note: stopped after 0 of 3 requests: a comparison failed: the rule on what to ignore"
                + " \"text (a|b)*\" is too much for a line of 1000001 characters: ");
  }

  @Test
  void whatIsNoCaptureIsRefused() {
    assertThatThrownBy(() -> replay("\n", "http://127.0.0.1:1"))
        .isInstanceOf(ReplayException.class)
        .hasMessageContaining("is empty");
    assertThatThrownBy(() -> replay(GET.formatted("/") + "oops\n", "http://127.0.0.1:1"))
        .isInstanceOf(CaptureException.class)
        .hasMessageContaining("line 2 is not a JSON object");
    headers.add("oops");
    assertThatThrownBy(() -> replay(GET.formatted("/"), "http://127.0.0.1:1"))
        .hasMessageContaining("--header: \"oops\" is no header field");
  }

  @Test
  void bothSilentIsNoAgreement() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      timeout = 1;
      String url = "http://127.0.0.1:" + socket.getLocalPort();

      ReplayReport report = replay(GET.formatted("/"), url, url);

      assertThat(report.agrees()).isFalse();
      assertThat(report.text()).contains("note: 1 request answered by neither side");
    }
  }
}
