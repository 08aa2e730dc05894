package dev.krait.bench;

import java.util.List;
import java.util.Map;

/// The page `performance.md`.
record Page(BenchPlan plan, Results results, Machine machine) {
  private static final String METHOD =
      """
      Servers take turns, round after round, so that a slow spell of the machine hits all of them. Load comes from
      `wrk -t1 -c16` on the same machine, over the loopback address. Every answer was checked once before it was measured;
      a load that met a wrong status or a socket error gives no figure. Krait (1 interpreter, 4 threads) and the plain
      Undertow handler, which answers without Python, are loaded for at least 20 to 200 s, by the route, and until three
      windows of 5 s in a row are within 5 % and their compilers idle (240 s at most); the others for 3 s. Workers ×
      threads: Granian 2 × 1, gunicorn and uWSGI 2 × 2, waitress 1 × 4.

      - *Latency* is that of a client with 16 connections which sends at half of the rate that each server reached at its
        peak. It counts from the moment a request was due, so a server that stalls is charged for all that had to wait.
      - *The warm-up curve* is drawn by the same client, flat out; it costs more than wrk, for gunicorn's line as well.
      - *Two workers* share two cores with wrk. The ratio is multiplied by 2 / (2 − the cores that wrk kept busy).
      - *Memory* is the resident set (VmRSS), in MB of 10⁶ bytes, after a minute of load.
      - *Servlet and handler* are Java programs with the application inside, in the JVM that `krait serve` would have:
        `WsgiServlet` in Undertow's servlet container, and `WsgiHttpHandler` without one, before them the same Undertow.
      - *Start* is the time from starting the command to the first right answer; the first start is not counted.
      """;

  @Override
  public String toString() {
    StringBuilder page = new StringBuilder("# How fast Krait is\n\n");
    page.append("Made by `").append(plan.command()).append(" --output FOLDER`; do not edit.\n\n");
    if (plan.isQuick()) {
      page.append("**A smoke run: nothing was warmed up, the figures mean nothing.**\n\n");
    }
    page.append("![Throughput of Krait and other servers](performance.svg)\n\n");
    if (!results.curves().isEmpty()) {
      page.append("![Throughput of Krait since its start](warmup.svg)\n\n");
    }
    targets(page);
    figures(page);
    page.append("## How it was measured\n\n").append(METHOD);
    page.append("\n| | |\n| --- | --- |\n");
    for (Map.Entry<String, String> fact : machine.facts().entrySet()) {
      page.append(row(fact.getKey(), fact.getValue()));
    }
    return page.toString();
  }

  private void targets(StringBuilder page) {
    page.append("## Targets\n\n| # | what | target | value | | shown by |\n");
    page.append("| --- | --- | --- | ---: | --- | --- |\n");
    for (Verdict verdict : Targets.judge(results)) {
      String state = verdict.state().words();
      page.append(
          row(
              "" + verdict.target().number(),
              verdict.target().what(),
              verdict.wanted(),
              verdict.value(),
              verdict.state() == Verdict.State.NOT_MET ? "**" + state + "**" : state,
              "`" + verdict.command() + "`"));
    }
    page.append('\n');
  }

  private void figures(StringBuilder page) {
    page.append("## Figures\n\nMedians of ").append(plan.rounds()).append(" rounds.\n\n");
    page.append("| what | server | median | least–most | Krait ÷ server |\n");
    page.append("| --- | --- | ---: | ---: | ---: |\n");
    for (Row each : Row.of(results)) {
      String what = each.measure().title() + ", " + each.measure().unit().symbol();
      page.append(row(what, each.subject().title(), each.median(), each.spread(), each.ratio()));
    }
    page.append('\n');
  }

  private static String row(String... cells) {
    List<String> safe = List.of(cells).stream().map(cell -> cell.replace("|", "\\|")).toList();
    return "| " + String.join(" | ", safe) + " |\n";
  }
}
