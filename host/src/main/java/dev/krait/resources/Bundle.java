package dev.krait.resources;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/// Some files, in memory.
///
/// @param files their content, by name: relative, with `/` between folders
public record Bundle(SortedMap<String, byte[]> files) {
  private static final String ARCHIVE = "/META-INF/krait/python.zip";
  private static final String LIST = "fileslist.txt";

  public Bundle {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }

  /// Krait's Python half, which its jar carries as an archive.
  ///
  /// @throws ResourceException when the class path lacks it
  public static Bundle ofKrait() {
    SortedMap<String, byte[]> files = new TreeMap<>();
    try (InputStream stream = Bundle.class.getResourceAsStream(ARCHIVE)) {
      if (stream == null) {
        throw new ResourceException(
            "the class path has no "
                + ARCHIVE
                + ", which Krait's jar carries; it must be on the class path as it was built; use the"
                + " jar as it is, or have whatever repackages it keep resources");
      }
      ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(stream.readAllBytes()));
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (!entry.isDirectory()) {
          files.put(entry.getName(), zip.readAllBytes());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Bundle(files);
  }

  /// What GraalPy's build plugins put below a folder of the class path: an application's files in
  /// `src`, its packages in `venv`, the names of all in `fileslist.txt`.
  ///
  /// @param anchor a class that sees the folder through its class loader
  /// @param folder its name, `GRAALPY-VFS/com.example/shop` by convention
  /// @throws ResourceException when there is no such folder, or it is incomplete
  public static Bundle of(Class<?> anchor, String folder) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    String prefix = "/" + folder + "/";
    new String(read(anchor, folder, prefix + LIST), StandardCharsets.UTF_8)
        .lines()
        .map(String::strip)
        .filter(line -> line.startsWith(prefix) && !line.endsWith("/"))
        .filter(line -> !line.equals(prefix + LIST))
        .forEach(line -> files.put(line.substring(prefix.length()), read(anchor, folder, line)));
    return new Bundle(files);
  }

  private static byte[] read(Class<?> anchor, String folder, String name) {
    try (InputStream stream = anchor.getResourceAsStream(name)) {
      if (stream == null) {
        throw new ResourceException(
            "the class path has no Python files in \"%s\": \"%s\" is not there; it must be a folder"
                    .formatted(folder, name.substring(1))
                + " that graalpy-maven-plugin's goal process-graalpy-resources has filled (its"
                + " <resourceDirectory>), seen by the class loader of "
                + anchor.getName());
      }
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Whether it has files in a folder.
  public boolean has(String folder) {
    return files.tailMap(folder + "/").keySet().stream()
        .findFirst()
        .filter(name -> name.startsWith(folder + "/"))
        .isPresent();
  }

  /// The same files, all in a folder.
  public Bundle under(String folder) {
    SortedMap<String, byte[]> moved = new TreeMap<>();
    files.forEach((name, content) -> moved.put(folder + "/" + name, content));
    return new Bundle(moved);
  }

  /// These files and others; of two with one name, the other.
  public Bundle with(Bundle other) {
    SortedMap<String, byte[]> both = new TreeMap<>(files);
    both.putAll(other.files);
    return new Bundle(both);
  }

  /// These files and one more.
  public Bundle with(String name, String text) {
    SortedMap<String, byte[]> more = new TreeMap<>(files);
    more.put(name, text.getBytes(StandardCharsets.UTF_8));
    return new Bundle(more);
  }

  /// Writes them to a folder that is named after their content, if they are not there already.
  ///
  /// @param cache where such folders are
  /// @throws ResourceException when that is not possible
  public Path unpack(Path cache) {
    return new Unpacking(cache).put(this);
  }
}
