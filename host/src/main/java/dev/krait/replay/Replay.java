package dev.krait.replay;

import dev.krait.capture.Recorded;
import dev.krait.capture.RecordedAnswer;
import dev.krait.diff.Answer;
import dev.krait.diff.Comparison;
import dev.krait.diff.Difference;
import dev.krait.replay.Pair.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Sends a capture, once. Each request goes to both targets before the next one of its client,
/// first to the one and then to the other, and with the next the other way round, so that both see
/// the same moment of the machine.
public final class Replay {
  /// After so many requests in a row that a target does not answer, the rest is not sent.
  private static final int PATIENCE = 10;

  private static final Duration TELL = Duration.ofSeconds(1);

  private final ReplayPlan plan;
  private final Consumer<String> progress;
  private final Comparison comparison;
  private final Tally tally;
  private final Instant first;
  private final long start = System.nanoTime();
  private final int[] silent = new int[2];
  private long told;

  /// Nothing is sent yet.
  ///
  /// @param progress hears in words that follow "krait:" how it gets on, once a second
  public Replay(ReplayPlan plan, Consumer<String> progress) {
    this.plan = plan;
    this.progress = progress;
    this.comparison = new Comparison(plan.ignore());
    this.tally = new Tally(plan.names());
    this.first =
        plan.sent().stream()
            .map(Recorded::at)
            .filter(at -> at.isAfter(Instant.EPOCH))
            .min(Instant::compareTo)
            .orElse(Instant.EPOCH);
  }

  /// Returns when all is sent, or a target no longer answers.
  ///
  /// @throws ReplayException when one cannot be connected to at the start
  public ReplayReport run() throws InterruptedException {
    List<Target> targets = plan.targets().stream().map(base -> new Target(base, plan)).toList();
    try {
      targets.forEach(Target::requireThere);
      List<Thread> threads = new ArrayList<>();
      for (List<Recorded> lane : lanes()) {
        threads.add(Thread.ofVirtual().name("krait-replay").start(() -> send(lane, targets)));
      }
      try {
        for (Thread thread : threads) {
          thread.join();
        }
      } finally {
        threads.forEach(Thread::interrupt);
      }
    } finally {
      targets.forEach(Target::close);
    }
    return new ReplayReport(plan, tally);
  }

  /// What is sent one after another: all of a client's, in order.
  private List<List<Recorded>> lanes() {
    List<List<Recorded>> lanes = new ArrayList<>();
    for (int i = 0; i < plan.limits().clients(); i++) {
      lanes.add(new ArrayList<>());
    }
    Map<String, Integer> chosen = new HashMap<>();
    int next = 0;
    for (Recorded recorded : plan.sent()) {
      int free = next % lanes.size();
      int lane =
          recorded.client().isEmpty() ? free : chosen.computeIfAbsent(recorded.client(), _ -> free);
      next++;
      lanes.get(lane).add(recorded);
    }
    return lanes;
  }

  private void send(List<Recorded> lane, List<Target> targets) {
    try {
      for (int i = 0; i < lane.size() && tally.goesOn(); i++) {
        Recorded recorded = lane.get(i);
        if (plan.pace()) {
          await(recorded.at());
        }
        note(recorded, replies(recorded, targets, i % 2 > 0));
      }
    } catch (InterruptedException _) {
      // broken off
    } catch (RuntimeException e) {
      tally.stop("a comparison failed: " + e.getMessage());
    }
  }

  private void await(Instant at) throws InterruptedException {
    Duration due = Duration.between(first, at);
    TimeUnit.NANOSECONDS.sleep(due.toNanos() - (System.nanoTime() - start));
  }

  private static List<Reply> replies(Recorded recorded, List<Target> targets, boolean swap)
      throws InterruptedException {
    if (targets.size() == 1) {
      return List.of(recorded(recorded.answer()), targets.getFirst().send(recorded));
    }
    if (swap) {
      Reply other = targets.getLast().send(recorded);
      return List.of(targets.getFirst().send(recorded), other);
    }
    Reply owner = targets.getFirst().send(recorded);
    return List.of(owner, targets.getLast().send(recorded));
  }

  private static Reply recorded(RecordedAnswer answer) {
    if (!answer.isPresent()) {
      return Reply.missing("not recorded", 0);
    }
    return new Reply(
        Answer.of(answer.status(), answer.headers(), answer.bytes(), answer.cut()),
        true,
        answer.time().toNanos());
  }

  private void note(Recorded recorded, List<Reply> replies) {
    Reply owner = replies.getFirst();
    Reply other = replies.getLast();
    boolean alone = plan.targets().size() == 1 && !owner.isThere();
    List<Difference> found = alone ? List.of() : comparison.of(owner.answer(), other.answer());
    Outcome outcome =
        alone
            ? Outcome.ALONE
            : !owner.isThere() && !other.isThere()
                ? Outcome.UNANSWERED
                : found.isEmpty() ? Outcome.AGREE : Outcome.DIFFER;
    tally.add(
        new Pair(
            recorded.request().route(),
            recorded.request().line(),
            outcome,
            found,
            owner.isThere() ? owner.nanos() : 0,
            other.isThere() ? other.nanos() : 0));
    watch(replies);
  }

  private synchronized void watch(List<Reply> replies) {
    for (int i = replies.size() - plan.targets().size(); i < replies.size(); i++) {
      silent[i] = replies.get(i).isThere() ? 0 : silent[i] + 1;
      if (silent[i] == PATIENCE) {
        tally.stop(plan.names().get(i) + " did not answer " + PATIENCE + " requests in a row");
      }
    }
    if (System.nanoTime() - told > TELL.toNanos()) {
      told = System.nanoTime();
      progress.accept(
          "replaying: %d of %d requests, %d differ"
              .formatted(tally.count(), plan.sent().size(), tally.count(Outcome.DIFFER)));
    }
  }
}
