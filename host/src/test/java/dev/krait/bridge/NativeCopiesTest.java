package dev.krait.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeCopiesTest {
  @TempDir Path venv;

  private Path library(String name, int size) throws IOException {
    ByteBuffer file = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    file.putInt(0, 0x464C457F).putLong(40, 100).putShort(58, (short) 64).putShort(60, (short) 2);
    Path path = venv.resolve(name);
    Files.createDirectories(path.getParent());
    return Files.write(path, file.array());
  }

  @Test
  void deletesWhatWasLeftIncomplete() throws IOException {
    Path whole = library("libpython-native.so.dup0", 228);
    Path cut = library("lib/fast.graalpy250-native.so.dup0", 227);
    Path empty = Files.createFile(venv.resolve("_sqlite3.so.dup1"));
    Path zeros = Files.write(venv.resolve("_sqlite3.so.dup2"), new byte[1000]);
    Path original = Files.createFile(venv.resolve("lib/fast.graalpy250-native.so"));

    NativeCopies.of(venv).deleteIncomplete();

    assertThat(whole).exists();
    assertThat(original).exists();
    assertThat(cut).doesNotExist();
    assertThat(empty).doesNotExist();
    assertThat(zeros).doesNotExist();
  }

  @Test
  void deletesWhatNoInterpreterUsesAndTheNextStartDoesNotTake() throws IOException {
    Path first = library("libpython-native.so.dup0", 228);
    Path gone = library("libpython-native.so.dupa", 228);
    Path used = library("libpython-native.so.dupb", 228);
    Path yetToBeLoaded = library("_sqlite3.so.dupb", 228);
    Path maps =
        Files.writeString(
            venv.resolve("maps"), "7f00-7f01 r--p 00000000 00:1 7 " + used + "\n7f01-7f02 rw-p\n");

    new NativeCopies(venv, maps).deleteUnused(2);

    assertThat(first).exists();
    assertThat(gone).doesNotExist();
    assertThat(used).exists();
    assertThat(yetToBeLoaded).exists();
  }
}
