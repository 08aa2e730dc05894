package dev.krait.diff;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Queue;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The file of examples, and beside it that of the counts, which several processes may write to:
/// each line is appended by one call, and counts are added under a lock. One thread at a time.
final class DifferenceFile {
  private static final Logger log = LoggerFactory.getLogger(DifferenceFile.class);

  /// A process's own threads cannot wait for a file's lock.
  private static final ReentrantLock here = new ReentrantLock();

  private final Path file;
  private final long most;
  private boolean told;

  private DifferenceFile(Path file, long most) {
    this.file = file;
    this.most = most;
  }

  static DifferenceFile open(Path file, long most) {
    DifferenceFile opened = new DifferenceFile(file, most);
    try {
      Files.createDirectories(file.resolveSibling(""));
      opened.channel().close();
      return opened;
    } catch (IOException e) {
      throw new DiffException(
          "cannot write differences to \"%s\" (%s): it must be a file that this user may write; name another one"
              .formatted(file, e));
    }
  }

  static Path counts(Path file) {
    return file.resolveSibling(file.getFileName() + ".counts");
  }

  /// Opened each time: who has seen enough may delete it meanwhile.
  private FileChannel channel() throws IOException {
    try {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } catch (FileAlreadyExistsException _) {
      // as it should be
    }
    return FileChannel.open(file, StandardOpenOption.APPEND);
  }

  /// Writes what waits, as far as there is room, and adds the counts to those that are there.
  void write(Queue<Example> waiting, Counts counts) {
    if (counts.isEmpty()) {
      return;
    }
    here.lock();
    try (FileChannel channel = channel();
        FileLock _ = channel.lock()) {
      append(channel, waiting, counts);
      merge(counts);
      told = false;
    } catch (IOException e) {
      if (!told) {
        log.warn(
            "cannot write differences to \"{}\" ({}): they are counted, examples may be lost; serving goes on",
            file,
            e.toString());
      }
      told = true;
    } finally {
      here.unlock();
    }
  }

  private void append(FileChannel channel, Queue<Example> waiting, Counts counts)
      throws IOException {
    Example next;
    while ((next = waiting.poll()) != null) {
      byte[] line = (next.line() + "\n").getBytes(StandardCharsets.UTF_8);
      if (channel.size() + line.length > most) {
        counts.lose();
      } else {
        put(channel, line, counts);
      }
    }
  }

  /// A disk that is full takes half a line: it is taken back.
  private static void put(FileChannel channel, byte[] line, Counts counts) throws IOException {
    long before = channel.size();
    try {
      ByteBuffer buffer = ByteBuffer.wrap(line);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
    } catch (IOException e) {
      counts.lose();
      channel.truncate(before);
      throw e;
    }
  }

  private void merge(Counts counts) throws IOException {
    Counts more = counts.take();
    try {
      Counts all = read(counts(file));
      all.add(more);
      Path fresh = file.resolveSibling(file.getFileName() + ".counts.new");
      Files.writeString(fresh, all.json());
      Files.move(fresh, counts(file), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      counts.add(more);
      throw e;
    }
  }

  /// Zero when there are none, or nobody can read them.
  private static Counts read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return new Counts();
    }
    try {
      return Counts.parse(Files.readString(file));
    } catch (RuntimeException _) {
      log.warn("the counts in \"{}\" are damaged: they start at zero", file);
      return new Counts();
    }
  }

  void close() {
    if (told) {
      log.warn("not all differences could be written to \"{}\"", file);
    }
  }
}
