package dev.krait.listener;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LogLinesTest {
  private final StringBuilder written = new StringBuilder();
  private boolean full;

  private final OutputStream disk =
      new OutputStream() {
        @Override
        public void write(int next) {
          throw new UnsupportedOperationException();
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
          if (full) {
            throw new IOException("No space left on device");
          }
          written.append(new String(bytes, offset, length, StandardCharsets.UTF_8));
        }
      };

  @Test
  void goOnWhenThereIsRoomAgain() {
    try (LogLines lines = new LogLines(disk)) {
      lines.write("one");
      full = true;
      lines.write("two");
      lines.write("three");
      full = false;
      lines.write("four");
    }
    assertThat(written.toString().lines()).containsExactly("one", "four");
  }
}
