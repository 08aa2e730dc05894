package dev.krait.bridge;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.stream.StreamSupport;

/// A folder's entries under the name that it was asked for by.
///
/// @param asked the path asked for
/// @param entries those of the folder it leads to
record SandboxListing(Path asked, DirectoryStream<Path> entries) implements DirectoryStream<Path> {

  /// @param real where `asked` leads
  static SandboxListing of(Path asked, Path real, Filter<? super Path> filter) throws IOException {
    return new SandboxListing(
        asked,
        real.getFileSystem()
            .provider()
            .newDirectoryStream(real, entry -> filter.accept(asked.resolve(entry.getFileName()))));
  }

  @Override
  public Iterator<Path> iterator() {
    return StreamSupport.stream(entries.spliterator(), false)
        .map(entry -> asked.resolve(entry.getFileName()))
        .iterator();
  }

  @Override
  public void close() throws IOException {
    entries.close();
  }
}
