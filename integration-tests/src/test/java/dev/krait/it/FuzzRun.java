package dev.krait.it;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

/// A number of requests to three servers, some at a time.
final class FuzzRun {
  static final int USUAL_COUNT = 600;

  private static final int AT_ONCE = 8;

  private final long seed = Long.getLong("krait.fuzz.seed", 1);
  private final long first = Long.getLong("krait.fuzz.first", 0);
  private final long count = Long.getLong("krait.fuzz.count", USUAL_COUNT);
  private final Map<String, Integer> seen = new TreeMap<>();
  private final List<String> unexplained = new ArrayList<>();

  /// Sends them all.
  static FuzzRun against(FuzzServers servers) throws InterruptedException, ExecutionException {
    FuzzRun run = new FuzzRun();
    try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
      List<Future<FuzzOutcome>> outcomes =
          LongStream.range(run.first, run.first + run.count)
              .mapToObj(n -> threads.submit(() -> servers.send(FuzzRequests.bytes(run.seed, n))))
              .toList();
      for (int i = 0; i < outcomes.size(); i++) {
        run.note(run.first + i, outcomes.get(i).get());
      }
    }
    return run;
  }

  private void note(long number, FuzzOutcome outcome) {
    List<String> wrong = new ArrayList<>(outcome.faults());
    for (FuzzDifference difference : outcome.differences()) {
      FuzzDeviations.explaining(difference, outcome.sent())
          .ifPresentOrElse(
              known -> seen.merge(known.name(), 1, Integer::sum),
              () -> wrong.add(difference.toString()));
    }
    if (!wrong.isEmpty()) {
      unexplained.add("seed %d, number %d: %s\n%s".formatted(seed, number, wrong, outcome));
    }
  }

  /// What no known difference explains, with all that is needed to see it again.
  List<String> unexplained() {
    return unexplained;
  }

  int seen(String deviation) {
    return seen.getOrDefault(deviation, 0);
  }

  /// `20000 requests of seed 1`
  @Override
  public String toString() {
    return "%d requests of seed %d, from number %d on".formatted(count, seed, first);
  }
}
