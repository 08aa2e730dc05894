package dev.krait.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.krait.exchange.Exchange;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingTest {
  private static final String ONE = "{\"method\":\"GET\",\"target\":\"/items/1\"}";
  private static final String TWO = "{\"method\":\"GET\",\"target\":\"/two\"}";

  @TempDir Path folder;

  private final List<Exchange> served = new ArrayList<>();

  private int record(Path file, String... targets) {
    Recording recording = Recording.open(file);
    serve(recording, targets);
    return recording.count();
  }

  private void serve(Recording recording, String... targets) {
    try (recording) {
      for (String target : targets) {
        recording.before("", served::add).handle(GivenExchange.get(target));
      }
    }
  }

  @Test
  void eachKindOfRequestIsRecordedOnceAndEveryRequestServed() {
    Path file = folder.resolve(".krait/warmup.jsonl");

    assertThat(record(file, "/items/1", "/items/2", "/two")).isEqualTo(2);
    assertThat(file).hasContent(ONE + "\n" + TWO + "\n");
    assertThat(served).hasSize(3);
  }

  @Test
  void nobodyElseMayReadTheFile() throws IOException {
    Path file = folder.resolve("warmup.jsonl");
    record(file);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void requestsAreAddedToThoseRecordedBefore() {
    Path file = folder.resolve("warmup.jsonl");
    record(file, "/items/1");

    assertThat(record(file, "/items/2", "/two")).isEqualTo(1);
    assertThat(file).hasContent(ONE + "\n" + TWO + "\n");
  }

  @Test
  void thereIsAnEndToIt() throws IOException {
    Path file = folder.resolve("warmup.jsonl");
    String[] targets = new String[Recording.MOST + 10];
    for (int i = 0; i < targets.length; i++) {
      targets[i] = "/" + "x".repeat(i + 1);
    }

    assertThat(record(file, targets)).isEqualTo(Recording.MOST);
    assertThat(Files.readAllLines(file)).hasSize(Recording.MOST);
    assertThat(served).hasSize(targets.length);
  }

  @Test
  void aFullDiskEndsTheRecordingAndNotTheService() throws IOException {
    Recording recording =
        new Recording(Files.createFile(folder.resolve("warmup.jsonl")), new FullDisk());
    serve(recording, "/items/1", "/two");

    assertThat(recording.count()).isZero();
    assertThat(served).hasSize(2);
  }

  @Test
  void aFileThatCannotBeWrittenOrIsAnotherIsRefused() throws IOException {
    Path other = Files.writeString(folder.resolve("notes.txt"), "not JSON\n");

    for (Path file : List.of(folder, other.resolve("warmup.jsonl"), Path.of("/dev/null"))) {
      assertThatThrownBy(() -> Recording.open(file))
          .isInstanceOf(CaptureException.class)
          .hasMessageStartingWith("cannot record to \"" + file + "\": ")
          .hasMessageEndingWith("; name a file that this user may write, with --output");
    }
    assertThatThrownBy(() -> Recording.open(other))
        .isInstanceOf(CaptureException.class)
        .hasMessageContaining("line 1 is not a JSON object");
    assertThat(other).hasContent("not JSON\n");
  }

  private static final class FullDisk implements WritableByteChannel {
    @Override
    public int write(ByteBuffer from) throws IOException {
      throw new IOException("No space left on device");
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void close() {}
  }
}
