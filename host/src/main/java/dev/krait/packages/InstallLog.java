package dev.krait.packages;

import java.io.IOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// The log of an install, which is also what keeps two installs apart: only one process can have it
/// open.
final class InstallLog implements AutoCloseable {
  private final Path file;
  private final FileChannel channel;
  private final Writer writer;

  private InstallLog(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
    this.writer = Channels.newWriter(channel, StandardCharsets.UTF_8);
  }

  /// Waits for another install of the same environment, if there is one, then begins a new log.
  static InstallLog open(Path file, Progress progress) throws IOException {
    Files.createDirectories(file.resolveSibling(""));
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = channel.tryLock();
    if (lock == null) {
      progress.step("waiting for another install into the same environment");
      channel.lock();
    }
    channel.truncate(0);
    return new InstallLog(file, channel);
  }

  Path file() {
    return file;
  }

  Writer writer() {
    return writer;
  }

  @Override
  public void close() throws IOException {
    writer.flush();
    channel.close();
  }
}
