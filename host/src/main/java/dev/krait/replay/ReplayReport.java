package dev.krait.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// What came of a replay.
public final class ReplayReport {
  private final ReplayPlan plan;
  private final Tally tally;

  ReplayReport(ReplayPlan plan, Tally tally) {
    this.plan = plan;
    this.tally = tally;
  }

  /// Whether everything was sent, and every answer that could be compared agreed.
  public boolean agrees() {
    return tally.isAgreed();
  }

  /// For a terminal.
  public String text() {
    return new TextReport(plan, tally).toString();
  }

  /// For programs.
  ///
  /// @throws ReplayException when it cannot be written
  public void writeJson(Path file) {
    write(file, new JsonReport(plan, tally).toString());
  }

  /// A page of its own.
  ///
  /// @throws ReplayException when it cannot be written
  public void writeHtml(Path file) {
    write(file, new HtmlReport(plan, tally).toString());
  }

  /// Makes sure of a file before the replay.
  ///
  /// @throws ReplayException when a report cannot be written there: better before the replay
  public static void requireWritable(Path file) {
    try {
      boolean there = Files.exists(file);
      Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND).close();
      if (!there) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  private static ReplayException unwritable(Path file, IOException e) {
    return new ReplayException(
        "cannot write the report \"%s\" (%s): it must be a file that this user may write; name another one"
            .formatted(file, e));
  }
}
