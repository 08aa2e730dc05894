package dev.krait.diff;

import dev.krait.capture.Redaction;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/// Compares pairs of answers, counts what differs, and keeps examples in a bounded file, which
/// `krait diff` shows.
///
/// Any thread, but none that must not compute: [#add] compares on the thread that calls it, and
/// nothing it does waits for the disk. A thread of its own writes once a second and at
/// [close][#close]. Several processes may share a file. When it cannot be written to, that is
/// logged once, counting goes on, and writing is tried again.
public final class Differences implements AutoCloseable {
  /// How many examples of the same thing one process keeps: the same route, kind and place, numbers
  /// in it aside.
  static final int ALIKE = 20;

  private static final int KEYS = 5_000;
  private static final int WAITING = 500;
  private static final Duration PERIOD = Duration.ofSeconds(1);

  private final Comparison comparison;
  private final DifferenceFile file;
  private final Counts counts = new Counts();
  private final LongAdder compared = new LongAdder();
  private final LongAdder differing = new LongAdder();
  private final Map<String, AtomicInteger> kept = new ConcurrentHashMap<>();
  private final BlockingQueue<Example> waiting = new ArrayBlockingQueue<>(WAITING);
  private final ScheduledExecutorService writer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("krait-differences").factory());

  private Differences(DifferenceFile file, Ignore ignore) {
    this.comparison = new Comparison(ignore);
    this.file = file;
    var _ =
        writer.scheduleWithFixedDelay(
            this::write, PERIOD.toMillis(), PERIOD.toMillis(), TimeUnit.MILLISECONDS);
  }

  /// Begins to count and to keep examples in a file.
  ///
  /// @param file for the examples, made when it is not there, readable by nobody else; what it has
  ///   stays. Beside it a file of the same name and `.counts` keeps the counts.
  /// @param most bytes of examples; when it has that many, they are only counted
  /// @throws DiffException when it cannot be written to
  public static Differences open(Path file, long most, Ignore ignore) {
    return new Differences(DifferenceFile.open(file, most), ignore);
  }

  /// Takes a pair of answers into account.
  ///
  /// @param route what to count it under, one of few: a pattern, not a path
  /// @param request method and target, as in `GET /items/1?limit=5`; secrets in it are left out
  /// @return whether they differ
  public boolean add(String route, String request, Answer owner, Answer other) {
    List<Difference> found = comparison.of(owner, other);
    compared.increment();
    counts.add(route, found);
    if (found.isEmpty()) {
      return false;
    }
    differing.increment();
    if (isNew(route, found) && !waiting.offer(Example.of(route, redacted(request), found))) {
      counts.lose();
    }
    return true;
  }

  /// Pairs since it was opened.
  public long compared() {
    return compared.sum();
  }

  /// Those of them that differ.
  public long differing() {
    return differing.sum();
  }

  private boolean isNew(String route, List<Difference> found) {
    boolean isNew = false;
    for (Difference difference : found) {
      String place = difference.place().replaceAll("\\d+", "0");
      String key = route + ' ' + difference.kind() + ' ' + place;
      if (kept.size() < KEYS || kept.containsKey(key)) {
        isNew |= kept.computeIfAbsent(key, _ -> new AtomicInteger()).getAndIncrement() < ALIKE;
      }
    }
    return isNew;
  }

  private static String redacted(String request) {
    int space = request.indexOf(' ');
    return Shown.clipped(
        request.substring(0, space + 1) + Redaction.target(request.substring(space + 1)));
  }

  private void write() {
    file.write(waiting, counts);
  }

  /// Returns when everything is written, or cannot be.
  @Override
  public void close() {
    writer.execute(this::write);
    writer.close();
    file.close();
  }
}
