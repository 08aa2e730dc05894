package dev.krait.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.krait.exchange.BodyException;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ServletBodyTest {
  private final Blocks stream = new Blocks();
  private final ServletBody body = new ServletBody(stream, 0, () -> {});

  @Test
  void oneReadTakesAllThatIsHereAndFits() throws Exception {
    stream.ready = 3;
    body.onDataAvailable();

    ByteBuffer some = ByteBuffer.allocate(7);
    assertThat(body.read(some)).isEqualTo(7);
    assertThat(new String(some.array(), StandardCharsets.US_ASCII)).isEqualTo("blockbl");
    assertThat(body.read(ByteBuffer.allocate(100))).isEqualTo(8);
  }

  /// As Tomcat does once the response is complete.
  @Test
  void aContainerThatHasEndedTheRequestHasEndedItsBody() {
    stream.ready = 13_200; // as many as there is room for
    body.onDataAvailable();
    stream.over = true;

    assertThatThrownBy(
            () -> {
              while (body.read(ByteBuffer.allocate(1000)) > 0) {
                // reads on
              }
            })
        .isInstanceOf(BodyException.class)
        .hasMessageContaining("the request is over");
  }

  /// What a container has: a word for each time it is ready.
  private static final class Blocks extends ServletInputStream {
    private int ready;
    private boolean over;

    @Override
    public boolean isReady() {
      if (over) {
        throw new IllegalStateException("the request is over");
      }
      return ready > 0;
    }

    @Override
    public boolean isFinished() {
      return false;
    }

    @Override
    public int read(byte[] into) {
      ready--;
      byte[] word = "block".getBytes(StandardCharsets.US_ASCII);
      System.arraycopy(word, 0, into, 0, word.length);
      return word.length;
    }

    @Override
    public int read(byte[] into, int from, int length) {
      throw new UnsupportedOperationException();
    }

    @Override
    public int read() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void setReadListener(ReadListener listener) {
      throw new UnsupportedOperationException();
    }
  }
}
