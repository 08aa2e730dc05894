package dev.krait.bench;

import dev.krait.peers.ServerProcess;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// How fast one gibibyte passes, in one direction, by one connection of curl's.
record TransferMeter(Workbench bench, Route route) implements Meter {
  private static final long GIBIBYTE = 1L << 30;
  private static final int WARM_UP = 3;
  private static final double MEGA = 1_000_000;

  @Override
  public Gauge prepare(ServerProcess server, Subject subject) throws InterruptedException {
    for (int transfer = 0; transfer < (subject.warmsUp() ? WARM_UP : 1); transfer++) {
      transfer(server);
    }
    return () -> transfer(server);
  }

  private Reading transfer(ServerProcess server) throws InterruptedException {
    String address = server.address(route.path()).toString();
    if (route == Route.DOWNLOAD) {
      String said =
          bench
              .tools()
              .curl(
                  List.of(
                      "-o",
                      "/dev/null",
                      "-w",
                      "%{http_code} %{size_download} %{speed_download}",
                      address));
      return reading(said, "200 " + GIBIBYTE + " ");
    }
    String said =
        bench
            .tools()
            .curl(
                List.of(
                    "-X",
                    "POST",
                    "-H",
                    "Expect:",
                    "-T",
                    file().toString(),
                    "-w",
                    "%{http_code} %{speed_upload}",
                    address));
    return reading(said, GIBIBYTE + "\n200 ");
  }

  /// @param right what curl says first when all went well; the bytes per second follow
  private static Reading reading(String said, String right) {
    if (!said.startsWith(right)) {
      throw new MeasureException("the transfer failed, curl says: " + said.strip());
    }
    try {
      return Reading.of(Double.parseDouble(said.substring(right.length()).strip()) / MEGA);
    } catch (NumberFormatException _) {
      throw new MeasureException(
          String.format(Locale.ROOT, "curl gave no speed: %s", said.strip()));
    }
  }

  /// Sparse: as much to send as any other, nothing to read from a disk.
  private Path file() {
    Path file = bench.tools().scratch().resolve("upload.bin");
    if (!Files.exists(file)) {
      try (RandomAccessFile made = new RandomAccessFile(file.toFile(), "rw")) {
        made.setLength(GIBIBYTE);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return file;
  }
}
