package dev.krait.check;

import dev.krait.capture.RecordedRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Checks one application, once: takes [notes][#notes] from when it is loaded, [sends][#run] the
/// requests, and [reports][#report].
public final class Check {
  private final CheckPlan plan;
  private final Path folder;
  private final Notes notes = new Notes();
  private final List<Answer> answers = new ArrayList<>();

  /// @param folder the application's
  public Check(CheckPlan plan, Path folder) {
    this.plan = plan;
    this.folder = folder;
  }

  /// Where the lint layer's notes go. Any thread.
  public Consumer<String> notes() {
    return notes;
  }

  /// Sends all requests, one after another.
  ///
  /// @param base scheme, authority and mount prefix of the application
  /// @param progress hears in words that follow "krait:" what is done, in steps of seconds
  public void run(String base, Consumer<String> progress) throws InterruptedException {
    List<RecordedRequest> requests = plan.withRoutes(notes.routes());
    progress.accept("checking with " + TextReport.count(requests.size(), "request"));
    try (Sender sender = new Sender(base, notes)) {
      for (RecordedRequest request : requests) {
        answers.add(sender.send(request));
      }
    }
  }

  /// What was found. Once the host has stopped, as the end of a request may show something too.
  public CheckReport report() {
    return new CheckReport(folder, answers, notes.routes(), notes.findings(), plan.leftOut());
  }
}
