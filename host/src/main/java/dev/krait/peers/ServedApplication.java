package dev.krait.peers;

import java.nio.file.Path;

/// An application and how it is to be served.
///
/// @param folder the application's
/// @param name `MODULE:CALLABLE`
/// @param workers processes, 1 or more; a server that has one only ignores it
/// @param threads requests in progress in each, 1 or more
public record ServedApplication(Path folder, String name, int workers, int threads) {
  public ServedApplication {
    if (workers < 1 || threads < 1) {
      throw new IllegalArgumentException(workers + " workers, " + threads + " threads");
    }
  }
}
