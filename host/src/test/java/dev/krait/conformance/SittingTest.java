package dev.krait.conformance;

import static dev.krait.conformance.Case.must;
import static org.assertj.core.api.Assertions.assertThat;

import dev.krait.conformance.Experiment.Threads;
import dev.krait.conformance.Verdict.State;
import dev.krait.peers.PeerException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class SittingTest {
  private static final String PROBE = FakeServer.ok("krait probe 1, fake 3.12");
  private static final List<Case> CASES = List.of(asking("one"), asking("two"), asking("three"));

  private static Case asking(String id) {
    return must(id, "Says " + id, Clause.ENVIRON, Ask.saw(id));
  }

  private record Given(Supplier<Examinee> supplier) implements Candidate {
    @Override
    public String title() {
      return "fake";
    }

    @Override
    public String description() {
      return "fake 1.0";
    }

    @Override
    public Examinee start(Threads threads) {
      return supplier.get();
    }
  }

  private static Sheet hold(Supplier<Examinee> supplier) throws InterruptedException {
    return new Sitting(new Given(supplier), "t", _ -> {}).hold(CASES);
  }

  private static Sheet hold(Function<String, String> answers) throws InterruptedException {
    return hold(
        () -> new FakeServer(line -> line.contains("/probe") ? PROBE : answers.apply(line)));
  }

  private static List<State> states(Sheet sheet) {
    return sheet.outcomes().stream().map(outcome -> outcome.verdict().state()).toList();
  }

  private static String echo(String line) {
    return FakeServer.ok(line.split("[ /]+", -1)[1]);
  }

  @Test
  void everyCaseIsAskedInOrder() throws InterruptedException {
    Sheet sheet = hold(SittingTest::echo);

    assertThat(states(sheet)).containsExactly(State.KEPT, State.KEPT, State.KEPT);
    assertThat(sheet.outcomes())
        .extracting(outcome -> outcome.asked().id())
        .containsExactly("one", "two", "three");
    assertThat(sheet.runtime()).isEqualTo("fake 3.12");
    assertThat(sheet.passes()).isTrue();
    assertThat(sheet.score(Level.MUST)).isEqualTo("3 of 3");
    assertThat(sheet.outcomes().getFirst().evidence().getFirst().text())
        .startsWith("GET /one HTTP");
  }

  @Test
  void garbageAndSilenceBreakOneRuleOnly() throws InterruptedException {
    Sheet garbage = hold(line -> line.contains("/two") ? "garbage\r\n" : echo(line));
    Sheet silence = hold(line -> line.contains("/two") ? "" : echo(line));

    assertThat(states(garbage)).containsExactly(State.KEPT, State.BROKEN, State.KEPT);
    assertThat(garbage.outcomes().get(1).verdict().seen()).contains("no HTTP answer but 'garbage'");
    assertThat(states(silence)).containsExactly(State.KEPT, State.BROKEN, State.KEPT);
    assertThat(silence.outcomes().get(1).verdict().seen()).contains("nothing more came for 5 s");
    assertThat(silence.passes()).isFalse();
  }

  @Test
  void aServerThatDiesIsStartedAnewAndItIsSaid() throws InterruptedException {
    List<FakeServer> servers = new ArrayList<>();
    Sheet sheet =
        hold(() -> {
          FakeServer server =
              new FakeServer(line -> {
                if (line.contains("/two")) {
                  servers.getLast().close();
                  return "HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n";
                }
                return line.contains("/probe") ? PROBE : echo(line);
              });
          servers.add(server);
          return server;
        });

    assertThat(states(sheet)).containsExactly(State.KEPT, State.BROKEN, State.KEPT);
    assertThat(sheet.outcomes().get(1).verdict().seen()).contains("ended with exit code 7");
    assertThat(servers).hasSize(2);
  }

  @Test
  void aServerThatCannotBeHadIsNotJudged() throws InterruptedException {
    Sheet sheet =
        hold(() -> {
          throw new PeerException("ended with exit code 3: No module named 'krait_prob'");
        });

    assertThat(states(sheet)).containsOnly(State.NOT_JUDGED);
    assertThat(sheet.outcomes().getLast().verdict().seen()).contains("No module named");
    assertThat(sheet.passes()).isFalse();
  }

  @Test
  void anotherApplicationIsNoProbe() throws InterruptedException {
    Sheet sheet = hold(() -> new FakeServer(_ -> FakeServer.ok("Welcome to nginx")));

    assertThat(states(sheet)).containsOnly(State.NOT_JUDGED);
    assertThat(sheet.outcomes().getFirst().verdict().seen())
        .contains("GET /probe gave Welcome to nginx", "krait_probe:application");
  }
}
