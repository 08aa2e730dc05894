package dev.krait.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShelfTest {
  @TempDir private Path folder = Path.of("set by JUnit");

  @Test
  void whatWasKeptIsFound() throws IOException {
    Shelf shelf = new Shelf(folder.resolve("new"), 2);
    assertThat(shelf.find("a")).isEmpty();

    Path kept = shelf.keep("a", place -> Files.writeString(place, "content"));

    assertThat(shelf.find("a")).contains(kept);
    assertThat(kept).hasContent("content");
  }

  @Test
  void whatWasNotUsedForLongestGoes() throws IOException {
    Shelf shelf = new Shelf(folder, 2);
    for (int day = 1; day <= 3; day++) {
      Path old = shelf.keep("made-on-" + day, Files::createDirectory);
      Files.setLastModifiedTime(
          old, FileTime.from(Instant.parse("2026-01-0" + day + "T00:00:00Z")));
    }
    assertThat(Folders.entries(folder)).extracting(Path::getFileName).hasSize(2);
    assertThat(shelf.find("made-on-2")).isPresent();

    shelf.keep("made-last", Files::createDirectory);

    assertThat(shelf.find("made-on-2")).as("used since").isPresent();
    assertThat(shelf.find("made-on-3")).isEmpty();
  }

  @Test
  void whatFailsLeavesNothing() {
    Shelf shelf = new Shelf(folder, 2);
    Shelf.Maker failing =
        place -> {
          Files.writeString(place, "half");
          throw new IOException("no space left on device");
        };

    assertThatThrownBy(() -> shelf.keep("a", failing)).hasMessage("no space left on device");
    assertThat(Folders.entries(folder)).isEmpty();
  }
}
