package dev.krait.check;

import dev.krait.capture.CaptureException;
import dev.krait.capture.CaptureFile;
import dev.krait.capture.RecordedRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What to check an application with, and how to report.
///
/// @param requests what is sent; when empty, what the URL map tells
/// @param leftOut how many recorded requests are not sent, as they might change data
/// @param json whether the report is JSON, or else text
public record CheckPlan(List<RecordedRequest> requests, int leftOut, boolean json) {
  /// Nothing is there, in all likelihood.
  private static final String MISSING = "/krait-check/no-such-path";

  public CheckPlan {
    requests = List.copyOf(requests);
  }

  /// What the options ask for.
  ///
  /// @param given requests as the user writes them
  /// @param files of recorded requests
  /// @param unsafe whether recorded requests that might change data are sent
  /// @param format `text` or `json`
  /// @throws CheckException when one of these is none
  /// @throws CaptureException when a file cannot be read
  public static CheckPlan of(List<String> given, List<Path> files, boolean unsafe, String format) {
    if (!format.equals("text") && !format.equals("json")) {
      throw new CheckException(
          "--format: \"" + format + "\" is no format of a report; it is text or json");
    }
    List<RecordedRequest> requests = new ArrayList<>(given.stream().map(CheckPlan::parse).toList());
    List<RecordedRequest> recorded =
        files.stream().flatMap(file -> CaptureFile.requests(file).stream()).toList();
    List<RecordedRequest> sent =
        recorded.stream().filter(request -> unsafe || request.isSafe()).toList();
    requests.addAll(sent);
    if (requests.isEmpty() && !files.isEmpty()) {
      throw new CheckException(
          "the file of recorded requests \""
              + files.getFirst()
              + "\" has none that is safe to send; --unsafe has the others sent, or give --request");
    }
    return new CheckPlan(requests, recorded.size() - sent.size(), format.equals("json"));
  }

  private static RecordedRequest parse(String text) {
    try {
      return RecordedRequest.parse(text);
    } catch (IllegalArgumentException e) {
      throw new CheckException(
          "--request: \"" + text + "\" " + e.getMessage() + "; write it like /path or 'GET /path'");
    }
  }

  /// The report in the form that was asked for.
  public String print(CheckReport report) {
    return json ? JsonReport.of(report) : TextReport.of(report);
  }

  /// Everything to send, given the application's URL map: only requests that change nothing are
  /// sent unasked.
  List<RecordedRequest> withRoutes(List<Route> routes) {
    if (!requests.isEmpty()) {
      return requests;
    }
    List<String> targets =
        routes.stream().map(Route::target).filter(target -> !target.isEmpty()).distinct().toList();
    List<RecordedRequest> all = new ArrayList<>();
    for (String target : targets.isEmpty() ? List.of("/") : targets) {
      all.add(RecordedRequest.get(target));
      all.add(new RecordedRequest("HEAD", target, Map.of(), ""));
    }
    all.add(new RecordedRequest("OPTIONS", "/", Map.of(), ""));
    all.add(RecordedRequest.get(MISSING));
    return all;
  }
}
