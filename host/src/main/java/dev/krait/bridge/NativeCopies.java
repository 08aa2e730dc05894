package dev.krait.bridge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The copies of native libraries that GraalPy makes for each interpreter in the venv, as
/// `NAME.dupN`, N in hexadecimal counting on for as long as the process lives. It never deletes
/// one, and takes one that is there for complete.
///
/// @param venv the application's packages
/// @param maps what is mapped into this process: `/proc/self/maps`
record NativeCopies(Path venv, Path maps) {
  private static final Logger log = LoggerFactory.getLogger(NativeCopies.class);
  private static final Pattern COPY = Pattern.compile(".*\\.so[^/]*\\.dup(\\p{XDigit}+)");
  private static final int ELF = 0x464C457F;
  private static final int ELF_HEADER = 64;
  private static final int TABLE_OFFSET = 40;
  private static final int ENTRY_SIZE = 58;

  static NativeCopies of(Path venv) {
    return new NativeCopies(venv, Path.of("/proc/self/maps"));
  }

  /// Deletes those that a process which was killed, or a full disk, left incomplete.
  void deleteIncomplete() {
    delete(file -> !isComplete(file));
  }

  /// Deletes those of interpreters that are gone, but for the first few, which the next start
  /// takes.
  ///
  /// @param keep how many
  void deleteUnused(int keep) {
    Set<Integer> used = mapped();
    delete(file -> slot(file.toString()) >= keep && !used.contains(slot(file.toString())));
  }

  private Set<Integer> mapped() {
    try (Stream<String> lines = Files.lines(maps)) {
      return lines.map(NativeCopies::slot).collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// -1 for what is no copy.
  private static int slot(String file) {
    Matcher name = COPY.matcher(file);
    return name.matches() ? Integer.parseInt(name.group(1), 16) : -1;
  }

  private void delete(Predicate<Path> which) {
    try (Stream<Path> files = Files.walk(venv)) {
      for (Path file : files.filter(file -> slot(file.toString()) >= 0).filter(which).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | RuntimeException e) {
      log.debug("copies of native libraries stay in {}", venv, e);
    }
  }

  /// Whether the file reaches as far as its section headers say, which are the last thing in it.
  private static boolean isComplete(Path file) {
    ByteBuffer header = ByteBuffer.allocate(ELF_HEADER).order(ByteOrder.LITTLE_ENDIAN);
    try (FileChannel channel = FileChannel.open(file)) {
      while (header.hasRemaining() && channel.read(header) >= 0) {
        // reads on
      }
      if (header.hasRemaining() || header.getInt(0) != ELF) {
        return false;
      }
      long entries = (long) header.getShort(ENTRY_SIZE) * header.getShort(ENTRY_SIZE + 2);
      return channel.size() >= header.getLong(TABLE_OFFSET) + entries;
    } catch (IOException _) {
      return false;
    }
  }
}
