package dev.krait.capture;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A file of recorded requests: JSON lines, as [CaptureLine] reads and writes them. `krait record`
/// makes them, and the middleware `krait_capture`, with the answers.
public final class CaptureFile {
  private CaptureFile() {}

  /// All of a file, in order.
  ///
  /// @throws CaptureException when it cannot be read, or a line of it is no request
  public static List<Recorded> read(Path file) {
    String text = text(file);
    List<String> lines = text.lines().toList();
    List<Recorded> all = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      boolean torn = i == lines.size() - 1 && !text.endsWith("\n") && !lines.get(i).endsWith("}");
      if (!lines.get(i).isBlank() && !torn) { // nobody finished that one
        all.add(parse(file, i + 1, lines.get(i)));
      }
    }
    return all;
  }

  /// Requests to run code with: of a capture one of each [kind][Likeness], up to 200, without what
  /// was replaced; of a list that was made for this purpose, all.
  ///
  /// @throws CaptureException when it cannot be read, or a line of it is no request
  public static List<RecordedRequest> requests(Path file) {
    Set<Likeness> known = new HashSet<>();
    List<RecordedRequest> requests = new ArrayList<>();
    for (Recorded recorded : read(file)) {
      if (!recorded.isCaptured()) {
        requests.add(recorded.request());
      } else if (!recorded.cut()
          && known.size() < Recording.MOST
          && known.add(Likeness.of(recorded.request()))) {
        requests.add(recorded.request().withoutSecrets());
      }
    }
    return requests;
  }

  private static Recorded parse(Path file, int number, String line) {
    try {
      return CaptureLine.parse(line);
    } catch (IllegalArgumentException e) {
      throw new CaptureException(
          "the recorded request in \"%s\" line %d %s; correct or delete the line"
              .formatted(file, number, e.getMessage()));
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException _) {
      throw unreadable(file, "does not exist; make it with `krait record`");
    } catch (CharacterCodingException _) {
      throw unreadable(file, "is not UTF-8 text; make a new one with `krait record`");
    } catch (IOException e) {
      throw unreadable(
          file, "cannot be read (" + e + "); check that it is a file and who may read it");
    }
  }

  private static CaptureException unreadable(Path file, String why) {
    return new CaptureException("the file of recorded requests \"" + file + "\" " + why);
  }
}
