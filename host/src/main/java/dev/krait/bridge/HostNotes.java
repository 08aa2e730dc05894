package dev.krait.bridge;

import java.util.function.Consumer;
import org.graalvm.polyglot.HostAccess;

/// The way out for what the lint layer observes, as Python sees it: `notes.note(text)`. Any thread.
public final class HostNotes {
  private final Consumer<String> notes;

  HostNotes(Consumer<String> notes) {
    this.notes = notes;
  }

  /// Takes one note, a JSON object.
  @HostAccess.Export
  public void note(String text) {
    notes.accept(text);
  }
}
