package dev.krait.warmup;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A file of recorded requests: JSON lines, as [RequestLine] reads and writes them.
public final class RequestFile {
  private RequestFile() {}

  /// All requests of a file, in order.
  ///
  /// @throws WarmupException when it cannot be read, or a line of it is no request
  public static List<WarmupRequest> read(Path file) {
    List<String> lines = lines(file);
    List<WarmupRequest> requests = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        requests.add(request(file, i + 1, lines.get(i)));
      }
    }
    return requests;
  }

  private static WarmupRequest request(Path file, int number, String line) {
    try {
      return RequestLine.parse(line);
    } catch (IllegalArgumentException e) {
      throw new WarmupException(
          "the recorded request in \"%s\" line %d %s; correct or delete the line"
              .formatted(file, number, e.getMessage()));
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (NoSuchFileException _) {
      throw unreadable(file, "does not exist; make it with `krait record`");
    } catch (CharacterCodingException _) {
      throw unreadable(file, "is not UTF-8 text; make a new one with `krait record`");
    } catch (IOException e) {
      throw unreadable(
          file, "cannot be read (" + e + "); check that it is a file and who may read it");
    }
  }

  private static WarmupException unreadable(Path file, String why) {
    return new WarmupException("the file of recorded requests \"" + file + "\" " + why);
  }
}
