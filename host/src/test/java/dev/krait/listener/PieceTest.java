package dev.krait.listener;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.reflect.Proxy;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xnio.channels.StreamSinkChannel;

/// What one turn on a channel sends.
class PieceTest {
  private static final long TURN = Piece.Region.TURN;

  @Test
  void largeFileLetsOtherConnectionsHaveTheirTurn(@TempDir Path folder) throws IOException {
    List<Long> sent = new ArrayList<>();
    try (RandomAccessFile file = new RandomAccessFile(folder.resolve("f").toFile(), "rw")) {
      file.setLength(3 * TURN);
      Piece.Region region = new Piece.Region(file.getChannel(), 0, 2 * TURN + 1);
      StreamSinkChannel channel = takingEverything(sent);

      assertThat(region.send(channel)).isFalse();
      assertThat(region.send(channel)).isFalse();
      assertThat(region.send(channel)).isTrue();
    }
    assertThat(sent).containsExactly(TURN, TURN, 1L);
  }

  private static StreamSinkChannel takingEverything(List<Long> sent) {
    return (StreamSinkChannel)
        Proxy.newProxyInstance(
            StreamSinkChannel.class.getClassLoader(),
            new Class<?>[] {StreamSinkChannel.class},
            (proxy, method, arguments) -> {
              assertThat(arguments[0]).isInstanceOf(FileChannel.class);
              sent.add((Long) arguments[2]);
              return arguments[2];
            });
  }
}
