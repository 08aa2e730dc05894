package dev.krait.it;

import static dev.krait.it.Expectation.answered;
import static dev.krait.it.Fault.row;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Rows 90 to 100 and 102: applications that hurt the interpreter or the process they run in.
final class RuntimeFaults {
  /// Together more than the heap of a stand.
  private static final int LEAKING = 6;

  private static final int LEAKS = 60;
  private static final int MANY = 1_000;

  private RuntimeFaults() {}

  static List<Fault> rows() {
    return Stream.of(dying(), hanging(), memory(), processes())
        .flatMap(List::stream)
        .map(fault -> fault.through(Door.PLAIN))
        .toList();
  }

  /// Asks for each on a connection of its own.
  private static Fault.Check ends(int status, String... targets) {
    return place -> {
      for (String target : targets) {
        try (RawHttp connection = place.connect(Place.request(target))) {
          assertThat(connection.answer().status()).as(target).isEqualTo(status);
          assertThat(status == 500 || connection.closed()).as(target + ", closed").isTrue();
        }
      }
    };
  }

  private static List<Fault> dying() {
    return List.of(
        row(90, "`os._exit(1)` with four requests in flight", "5xx; replaced; the JVM lives")
            .does(
                "500 for those in the same interpreter, which is replaced",
                place -> {
                  List<RawHttp> others = new ArrayList<>();
                  for (int i = 0; i < 4; i++) {
                    others.add(place.connect(Place.request("/naps?1")));
                  }
                  assertThat(place.get("/dies").status()).isEqualTo(500);
                  for (RawHttp other : others) {
                    assertThat(other.answer().status()).isIn(200, 500, 503);
                    other.close();
                  }
                })
            .on(Stand.ROUGH));
  }

  private static List<Fault> hanging() {
    return List.of(
        row(92, "`while True: pass`", "504 at the deadline, capacity back within seconds")
            .does("504, closed", ends(504, "/loops"))
            .on(Stand.ROUGH)
            .besideGoodRequests(),
        row(93, "the same in `while True: try: … except: pass`", "504; context replaced")
            .does("504, closed; the interpreter is replaced", ends(504, "/loops_on"))
            .on(Stand.ROUGH)
            .besideGoodRequests(),
        row(94, "`time.sleep(9999)`, a lock taken twice, `recv` on a silent peer", "504")
            .does("504, closed", ends(504, "/naps?9999", "/deadlocks", "/receives"))
            .on(Stand.ROUGH)
            .besideGoodRequests(),
        row(102, "a request that took too long finishes late", "its output is discarded")
            .does(
                "504, its late output reaches nobody",
                place -> {
                  try (RawHttp connection = place.connect(Place.request("/answers_late?4"))) {
                    assertThat(connection.answer().status()).isEqualTo(504);
                    assertThat(connection.closed()).isTrue();
                  }
                })
            .on(Stand.ROUGH)
            .besideGoodRequests());
  }

  private static List<Fault> memory() {
    return List.of(
        row(95, "recursion 100,000 deep", "RecursionError, 500; the same worker serves on")
            .does(
                "500, the same interpreter serves on",
                place -> {
                  String interpreter = place.get("/interpreter").body();
                  answered(500).check(place, Place.request("/recurses"));
                  assertThat(place.get("/interpreter").body()).isEqualTo(interpreter);
                }),
        row(96, "`b\"x\" * 10**12`; a list that grows for ever", "MemoryError, 500, or retired")
            .does("500", ends(500, "/allocates", "/grows")),
        row(97, "1 MiB leaked by each request, with recycling", "memory bounded, no error")
            .does(
                "more than the heap leaked by and by, no error",
                place -> {
                  for (int i = 0; i < LEAKING; i++) {
                    String leaking = place.get("/interpreter").body();
                    for (int leak = 0; leak < LEAKS; leak++) {
                      assertThat(place.get("/leaks").body()).isEqualTo("leaked");
                    }
                    Await.until(
                        "another interpreter serves",
                        () -> !place.text("/interpreter").equals(leaking));
                  }
                })
            .on(Stand.RECYCLING)
            .besideGoodRequests());
  }

  private static List<Fault> processes() {
    return List.of(
        row(98, "`os.fork()`, `multiprocessing.Process`", "a Python exception only")
            .does(
                "AttributeError, as on Windows; a process of its own, which ends as it says",
                place ->
                    assertThat(place.get("/forks").body()).isEqualTo("AttributeError, exit code 7"))
            .on(Stand.ENDING)
            .because("`multiprocessing` starts `sys.executable` anew, which harms nobody"),
        row(99, "starts 10,000 threads", "limited or documented; health still answers")
            .does(
                "they start, others are served; 1,000 of them",
                place -> {
                  assertThat(place.get("/threads?" + MANY).body()).isEqualTo(MANY + " threads");
                  assertThat(place.get("/good").body()).isEqualTo("good");
                  place.get("/let_threads_go");
                })
            .besideGoodRequests()
            .because("fewer, for the time they take; `ulimit -u` limits them, as for CPython"),
        row(100, "prints 10 MiB to standard output and error", "no deadlock, log bounded")
            .does(
                "200; the log has it, line by line",
                place -> assertThat(place.get("/prints").body()).isEqualTo("printed"))
            .on(Stand.RECYCLING)
            .because("how much a log may hold is the business of what receives it"));
  }
}
