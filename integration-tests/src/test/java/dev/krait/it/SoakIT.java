package dev.krait.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Many reloads under mixed traffic leave memory, threads and descriptors as they were.
/// `-Dkrait.soak.reloads=N` sets how many; with `-Dkrait.write=true` the figures go into
/// `host/docs/reliability.md`, and the chart beside it.
@Tag("soak")
class SoakIT {
  private static final int RELOADS = Integer.getInteger("krait.soak.reloads", 100);
  private static final Pattern COLLECTED =
      Pattern.compile("Pause Full \\(System\\.gc\\(\\)\\) \\d+M->(\\d+)M");

  @TempDir Path state;

  @Test
  void reloadsLeaveNothingBehind() throws IOException, InterruptedException {
    List<SoakReading> readings = new ArrayList<>();
    SoakTraffic traffic;
    Files.writeString(state.resolve("build"), "0");
    try (Server krait = start()) {
      traffic =
          new SoakTraffic(
              krait.port(), Files.writeString(state.resolve("body"), "x".repeat(200_000)));
      traffic.start();
      for (int number = 1; number <= RELOADS; number++) {
        reload(krait, number);
        readings.add(read(krait));
        System.out.println(number + " " + readings.getLast() + " " + traffic.answered());
      }
      traffic.end();
    }
    assertThat(traffic.failures()).isEmpty();
    SoakReport report = new SoakReport(readings, traffic.answered());
    if (Boolean.getBoolean("krait.write")) {
      report.write(Paths.REPOSITORY.resolve("host/docs"));
    }
    report.check();
  }

  private Server start() {
    return Server.krait(
        Paths.REPOSITORY,
        Map.of("STATE", state.toString(), "KRAIT_JAVA_OPTS", "-Xlog:gc:stderr"),
        List.of(
            "serve",
            "--chdir",
            Paths.FIXTURES.toString(),
            "--bind=127.0.0.1:0",
            "--workers=1",
            "--warmup=/report?warm",
            "--warmup-time-limit=3",
            "--log-level=info",
            "soak:app"));
  }

  private void reload(Server krait, int number) throws IOException, InterruptedException {
    Files.writeString(state.resolve("build"), Integer.toString(number));
    int before = collected(krait).size();
    String pid = Long.toString(krait.process().pid());
    assertThat(new ProcessBuilder("kill", "-HUP", pid).start().waitFor()).isZero();
    Await.until(
        "build " + number + " serves and the last one is gone",
        () -> collected(krait).size() > before);
    assertThat(RawHttp.get(krait.port(), "/").body()).isEqualTo(Integer.toString(number));
  }

  private static List<Integer> collected(Server krait) {
    return COLLECTED
        .matcher(krait.log())
        .results()
        .map((MatchResult each) -> Integer.valueOf(each.group(1)))
        .toList();
  }

  private static SoakReading read(Server krait) throws IOException {
    Path process = Path.of("/proc", Long.toString(krait.process().pid()));
    try (var descriptors = Files.list(process.resolve("fd"))) {
      return new SoakReading(
          collected(krait).getLast(),
          status(process, "VmRSS") / 1024,
          status(process, "Threads"),
          (int) descriptors.count());
    }
  }

  private static int status(Path process, String name) throws IOException {
    return Files.readAllLines(process.resolve("status")).stream()
        .filter(line -> line.startsWith(name + ":"))
        .map(line -> Integer.valueOf(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow();
  }
}
