package dev.krait.capture;

import dev.krait.exchange.ExchangeHandler;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Adds requests to a file, each that is not [like][Likeness] one in it already, up to 200 of them.
///
/// Each is written when it arrives, on a thread of the recording's own, so that an end without
/// warning loses nothing. What looks like a secret is left out.
public final class Recording implements AutoCloseable {
  static final int MOST = 200;

  private static final Logger log = LoggerFactory.getLogger(Recording.class);

  private final Path file;
  private final WritableByteChannel channel;
  private final Set<Likeness> known = new HashSet<>();
  private final ExecutorService writer =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("krait-record").factory());
  private final AtomicInteger count = new AtomicInteger();
  private volatile boolean over;

  /// @param channel where the end of the file is
  Recording(Path file, WritableByteChannel channel) {
    this.file = file;
    this.channel = channel;
    CaptureFile.read(file).forEach(each -> known.add(Likeness.of(each.request())));
  }

  /// Makes the file, readable by nobody else, if it is not there.
  ///
  /// @throws CaptureException when it cannot be written to, or is there and no file of requests;
  ///   those of one that is there stay
  public static Recording open(Path file) {
    try {
      Files.createDirectories(file.resolveSibling(""));
      create(file);
      return new Recording(file, FileChannel.open(file, StandardOpenOption.APPEND));
    } catch (IOException e) {
      throw unusable(file, e.toString());
    }
  }

  private static CaptureException unusable(Path file, String why) {
    return new CaptureException(
        "cannot record to \"%s\": %s; name a file that this user may write, with --output"
            .formatted(file, why));
  }

  private static void create(Path file) throws IOException {
    try {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } catch (FileAlreadyExistsException _) {
      if (!Files.isRegularFile(file)) {
        throw unusable(file, "it is not a regular file");
      }
    }
  }

  /// Records what is handled by `next`.
  ///
  /// @param mount what the requests' targets are recorded without
  public ExchangeHandler before(String mount, ExchangeHandler next) {
    return exchange -> {
      if (!over) {
        RecordedExchange.of(exchange, mount).ifPresent(this::add);
      }
      next.handle(exchange);
    };
  }

  void add(RecordedRequest request) {
    writer.execute(() -> write(request));
  }

  private void write(RecordedRequest request) {
    if (over || !known.add(Likeness.of(request))) {
      return;
    }
    try {
      String line = CaptureLine.of(request) + "\n";
      channel.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8)));
      count.incrementAndGet();
      if (known.size() >= MOST) {
        over = true;
        log.info("{} requests are enough: no more are recorded", MOST);
      }
    } catch (IOException e) {
      over = true;
      log.warn(
          "cannot write to \"{}\" ({}): no more requests are recorded; serving goes on",
          file,
          e.toString());
    }
  }

  /// How many were written since it was [opened][#open].
  public int count() {
    return count.get();
  }

  /// Returns when all is written.
  @Override
  public void close() {
    writer.close();
    try {
      channel.close();
    } catch (IOException e) {
      log.warn("cannot close \"{}\": {}", file, e.toString());
    }
  }
}
