package dev.krait.bench;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What `wrk --latency` says at its end.
///
/// @param requestsPerSecond over the whole run
/// @param badStatuses answers that were neither 2xx nor 3xx
/// @param socketErrors connections that could not be made, read, written, or took too long
/// @param loadCores how many cores wrk itself kept busy
record WrkOutput(double requestsPerSecond, long badStatuses, long socketErrors, double loadCores) {
  private static final Pattern RATE = Pattern.compile("Requests/sec:\\s*([\\d.]+)");
  private static final Pattern BAD = Pattern.compile("Non-2xx or 3xx responses:\\s*(\\d+)");
  private static final Pattern ERRORS =
      Pattern.compile("Socket errors: connect (\\d+), read (\\d+), write (\\d+), timeout (\\d+)");

  /// @throws MeasureException when it is not the end of a run
  static WrkOutput parse(String said, double loadCores) {
    Matcher rate = RATE.matcher(said);
    if (!rate.find()) {
      throw new MeasureException("wrk gave no figure: " + said.strip());
    }
    Matcher bad = BAD.matcher(said);
    Matcher errors = ERRORS.matcher(said);
    long socketErrors = 0;
    if (errors.find()) {
      for (int group = 1; group <= errors.groupCount(); group++) {
        socketErrors += Long.parseLong(errors.group(group));
      }
    }
    return new WrkOutput(
        Double.parseDouble(rate.group(1)),
        bad.find() ? Long.parseLong(bad.group(1)) : 0,
        socketErrors,
        loadCores);
  }

  /// @throws MeasureException when there were errors: a server is not praised for them
  WrkOutput requireClean() {
    if (badStatuses > 0) {
      throw new MeasureException(badStatuses + " answers were neither 2xx nor 3xx");
    }
    if (socketErrors > 0) {
      throw new MeasureException(socketErrors + " socket errors under load");
    }
    if (requestsPerSecond == 0) {
      throw new MeasureException("no answer at all under load");
    }
    return this;
  }
}
