package dev.krait.conformance;

import dev.krait.conformance.Experiment.Threads;
import dev.krait.conformance.Verdict.State;
import dev.krait.peers.PeerException;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Asks one server all cases. Whatever the server does, each case gets its verdict, and it ends:
/// reads have a limit, so has a connection, and so have the whole sitting and the number of times
/// that a server is started anew.
final class Sitting {
  private static final Duration LONGEST = Duration.ofMinutes(10);
  private static final int MOST_STARTS = 8;
  private static final int ATTEMPTS = 4;
  private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(500);
  private static final int CASES_IN_A_STEP = 25;

  private final Candidate candidate;
  private final Consumer<String> steps;
  private final String run;
  private final long deadline = System.nanoTime() + LONGEST.toNanos();
  private Optional<Examinee> examinee = Optional.empty();
  private int starts;
  private String runtime = "";

  /// @param run tells the notes of this run from those of others; letters and digits
  /// @param steps hears what is being done, in words that follow "krait:"
  Sitting(Candidate candidate, String run, Consumer<String> steps) {
    this.candidate = candidate;
    this.run = run;
    this.steps = steps;
  }

  Sheet hold(List<Case> cases) throws InterruptedException {
    Map<Case, Outcome> outcomes = new HashMap<>();
    try {
      for (Threads threads : Threads.values()) {
        ask(threads, cases.stream().filter(each -> threads(each) == threads).toList(), outcomes);
      }
    } finally {
      leave();
    }
    List<Outcome> inOrder = cases.stream().map(outcomes::get).toList();
    return new Sheet(candidate.title(), candidate.description(), runtime, inOrder);
  }

  private static Threads threads(Case each) {
    return each.experiment().threads();
  }

  private void ask(Threads threads, List<Case> cases, Map<Case, Outcome> outcomes)
      throws InterruptedException {
    leave();
    starts = 0;
    for (int number = 0; number < cases.size(); number++) {
      Case each = cases.get(number);
      if (number % CASES_IN_A_STEP == 0) {
        steps.accept("%s, case %d of %d".formatted(candidate.title(), number + 1, cases.size()));
      }
      try {
        if (System.nanoTime() > deadline) {
          throw new PeerException("no time was left after " + LONGEST.toMinutes() + " min");
        }
        outcomes.put(each, examine(each, present(threads)));
      } catch (PeerException e) {
        outcomes.put(each, new Outcome(each, Verdict.notJudged(e.getMessage() + ""), List.of()));
      }
    }
  }

  private Outcome examine(Case each, Examinee server) throws InterruptedException {
    Transcript transcript = new Transcript();
    String token = run + "-" + threads(each) + "-" + each.id();
    Dialogue dialogue =
        new Dialogue(server.address(), server.prefix(), each.id(), token, transcript);
    Verdict verdict;
    try {
      verdict = each.experiment().run(dialogue);
    } catch (IOException | NumberFormatException | IndexOutOfBoundsException e) {
      verdict = Verdict.of(false, each.experiment().expected(), reason(e));
    }
    if (!verdict.is(State.KEPT) && !answers(server)) {
      verdict = new Verdict(State.BROKEN, verdict.expected(), verdict.seen() + death(server));
      transcript.event("the server no longer answers");
      leave();
    }
    return new Outcome(each, verdict, transcript.pieces());
  }

  private static String reason(Exception e) {
    return e instanceof WireException ? "" + e.getMessage() : e.toString();
  }

  private static String death(Examinee server) {
    String obituary = server.obituary();
    return "; after that " + (obituary.isEmpty() ? "the server no longer answers" : obituary);
  }

  /// The running server, started when there is none.
  ///
  /// @throws PeerException when it cannot be had
  private Examinee present(Threads threads) throws InterruptedException {
    if (examinee.isEmpty()) {
      if (starts >= MOST_STARTS || (starts > 0 && !candidate.isOurs())) {
        throw new PeerException("the server no longer answers");
      }
      starts++;
      steps.accept("starting " + candidate.title());
      Examinee server = candidate.start(threads);
      examinee = Optional.of(server);
      greet(server);
    }
    return examinee.get();
  }

  /// Makes sure that it is the probe that answers.
  private void greet(Examinee server) {
    String said = probe(server);
    if (!said.startsWith("krait probe 1, ")) {
      starts = MOST_STARTS;
      String obituary = server.obituary();
      leave();
      throw new PeerException(
          "the probe does not answer: GET /probe gave "
              + said
              + (obituary.isEmpty() ? "" : ", and " + obituary)
              + "; the server must serve krait_probe:application");
    }
    runtime = said.substring(said.indexOf(", ") + 2);
  }

  /// Whether it answers still, or again: it may have to replace a process.
  private static boolean answers(Examinee server) throws InterruptedException {
    for (int attempt = 0; attempt < ATTEMPTS && server.obituary().isEmpty(); attempt++) {
      if (probe(server).startsWith("krait probe 1, ")) {
        return true;
      }
      Thread.sleep(BETWEEN_ATTEMPTS);
    }
    return false;
  }

  private static String probe(Examinee server) {
    try {
      Dialogue dialogue =
          new Dialogue(server.address(), server.prefix(), "probe", "none", new Transcript());
      Answer answer = dialogue.ask(Request.get());
      return answer.status() == 200 ? answer.body() : answer.words();
    } catch (IOException e) {
      return reason(e);
    }
  }

  private void leave() {
    examinee.ifPresent(Examinee::close);
    examinee = Optional.empty();
  }
}
