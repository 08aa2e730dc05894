package dev.krait.bridge;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.graalvm.polyglot.io.FileSystem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The files that a sandboxed interpreter sees: those in some folders, fewer of them writable.
///
/// A path is first followed to its end, every link in it, and what is found there is then opened
/// without following any. Nothing can be slipped in between, since links can be neither made nor
/// moved in here. What is refused is said to be forbidden whether it exists or not. Any thread.
final class SandboxFiles implements FileSystem {
  private static final Logger log = LoggerFactory.getLogger("krait.sandbox");
  private static final Set<OpenOption> READING =
      Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);

  private final List<Path> readable;
  private final List<Path> writable;
  private volatile Path folder;

  /// @param folder the working folder
  /// @param readable folders and files, as are those below; others need not exist
  /// @param writable folders that are readable as well
  SandboxFiles(Path folder, List<Path> readable, List<Path> writable) {
    this.folder = folder;
    this.readable = readable.stream().map(SandboxFiles::real).toList();
    this.writable = writable.stream().map(SandboxFiles::real).toList();
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException _) {
      return path.toAbsolutePath().normalize();
    }
  }

  /// What a path means, with all links followed; the last name as it is when it is not there.
  private Path follow(Path path) throws IOException {
    Path absolute = toAbsolutePath(path);
    try {
      return absolute.toRealPath();
    } catch (NoSuchFileException _) {
      Path last = followParent(absolute);
      if (Files.isSymbolicLink(last)) {
        throw refused(path, "following a link to nowhere");
      }
      return last;
    }
  }

  /// What a path means, with all links followed but the last.
  private Path followParent(Path path) throws IOException {
    Path absolute = toAbsolutePath(path);
    Path name = absolute.getFileName();
    Path parent = absolute.getParent();
    if (name == null || parent == null || name.toString().isEmpty()) {
      return absolute.toRealPath();
    }
    if (name.toString().equals("..") || name.toString().equals(".")) {
      return absolute.toRealPath();
    }
    return parent.toRealPath().resolve(name);
  }

  private interface Lookup {
    Path find(Path path) throws IOException;
  }

  private Path readable(Path path, Lookup lookup) throws IOException {
    Path real = find(path, lookup);
    if (!within(readable, real) && !within(writable, real)) {
      throw refused(path, "reading");
    }
    return real;
  }

  private Path writable(Path path, Lookup lookup) throws IOException {
    Path real = find(path, lookup);
    if (!within(writable, real) || writable.contains(real)) {
      throw refused(path, "writing");
    }
    return real;
  }

  /// What is missing outside is refused like what is there: nobody learns which it is.
  private Path find(Path path, Lookup lookup) throws IOException {
    try {
      return lookup.find(path);
    } catch (IOException e) {
      Path near = toAbsolutePath(path);
      while (near.getParent() != null && !Files.exists(near)) {
        near = near.getParent();
      }
      Path real = real(near);
      if (within(readable, real) || within(writable, real)) {
        throw e;
      }
      throw refused(path, "reading");
    }
  }

  private static boolean within(List<Path> folders, Path path) {
    return folders.stream().anyMatch(path::startsWith);
  }

  private static AccessDeniedException refused(Path path, String what) {
    log.debug("--sandbox: {} was refused: {}", what, path);
    return new AccessDeniedException(path.toString(), null, "outside the sandbox");
  }

  private Lookup lookup(LinkOption... options) {
    return List.of(options).contains(LinkOption.NOFOLLOW_LINKS) ? this::followParent : this::follow;
  }

  @Override
  public Path parsePath(URI uri) {
    return Path.of(uri);
  }

  @Override
  public Path parsePath(String path) {
    return Path.of(path);
  }

  @Override
  public void checkAccess(Path path, Set<? extends AccessMode> modes, LinkOption... options)
      throws IOException {
    Path real =
        modes.contains(AccessMode.WRITE)
            ? writable(path, lookup(options))
            : readable(path, lookup(options));
    real.getFileSystem().provider().checkAccess(real, modes.toArray(AccessMode[]::new));
  }

  @Override
  public SeekableByteChannel newByteChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    boolean reading = READING.containsAll(options);
    Path real = reading ? readable(path, this::follow) : writable(path, this::follow);
    Set<OpenOption> careful = new HashSet<>(options);
    careful.add(LinkOption.NOFOLLOW_LINKS);
    return Files.newByteChannel(real, careful, attributes);
  }

  @Override
  public DirectoryStream<Path> newDirectoryStream(
      Path path, DirectoryStream.Filter<? super Path> filter) throws IOException {
    return SandboxListing.of(path, readable(path, this::follow), filter);
  }

  @Override
  public Path toAbsolutePath(Path path) {
    return path.isAbsolute() ? path : folder.resolve(path);
  }

  @Override
  public Path toRealPath(Path path, LinkOption... options) throws IOException {
    return readable(path, lookup(options));
  }

  @Override
  public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options)
      throws IOException {
    return Files.readAttributes(
        readable(path, lookup(options)), attributes, LinkOption.NOFOLLOW_LINKS);
  }

  @Override
  public void setAttribute(Path path, String attribute, Object value, LinkOption... options)
      throws IOException {
    Path _ =
        Files.setAttribute(
            writable(path, lookup(options)), attribute, value, LinkOption.NOFOLLOW_LINKS);
  }

  @Override
  public void createDirectory(Path path, FileAttribute<?>... attributes) throws IOException {
    Path _ = Files.createDirectory(writable(path, this::followParent), attributes);
  }

  @Override
  public void delete(Path path) throws IOException {
    Files.delete(writable(path, this::followParent));
  }

  @Override
  public void move(Path source, Path target, CopyOption... options) throws IOException {
    Path from = writable(source, this::followParent);
    if (Files.isSymbolicLink(from)) {
      throw refused(source, "moving the link");
    }
    Path _ = Files.move(from, writable(target, this::followParent), options);
  }

  @Override
  public void createLink(Path link, Path existing) throws IOException {
    throw refused(link, "linking");
  }

  @Override
  public void createSymbolicLink(Path link, Path target, FileAttribute<?>... attributes)
      throws IOException {
    throw refused(link, "linking");
  }

  @Override
  public Path readSymbolicLink(Path link) throws IOException {
    return Files.readSymbolicLink(readable(link, this::followParent));
  }

  /// @throws SecurityException when it is outside
  @Override
  public void setCurrentWorkingDirectory(Path path) {
    try {
      folder = readable(path, this::follow);
    } catch (IOException e) {
      throw new SecurityException(e);
    }
  }

  @Override
  public Path getTempDirectory() {
    if (writable.isEmpty()) {
      throw new UnsupportedOperationException("no folder is writable in the sandbox");
    }
    return writable.getFirst();
  }
}
