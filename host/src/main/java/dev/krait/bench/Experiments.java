package dev.krait.bench;

import dev.krait.doors.Door;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// How each case is measured.
final class Experiments {
  private static final int SLEEPERS = 64;
  private static final int BLOCKS = 10_000;

  private Experiments() {}

  static List<Experiment> of(Case which) {
    return switch (which) {
      case START ->
          List.of(
              new StartTimes(Measure.START_SIMPLE, Route.SIMPLE),
              new StartTimes(Measure.START_FLASK, Route.FLASK_HELLO));
      case SIMPLE_APP -> throughput(Measure.SIMPLE, Route.SIMPLE);
      case FLASK_HELLO -> throughput(Measure.FLASK_HELLO, Route.FLASK_HELLO);
      case FLASK_CPU -> throughput(Measure.FLASK_CPU, Route.FLASK_CPU);
      case FLASK_PAGE -> throughput(Measure.FLASK_PAGE, Route.FLASK_PAGE);
      case FLASK_JSON -> throughput(Measure.FLASK_JSON, Route.FLASK_JSON);
      case DJANGO_PAGE -> throughput(Measure.DJANGO_PAGE, Route.DJANGO_PAGE);
      case WARM_UP -> List.of(new WarmUpCurve());
      case THREADS -> threads();
      case WORKERS ->
          List.of(
              Rounds.ofKrait(
                  List.of(
                      Contender.krait(Measure.WORKERS_1, 1, 4),
                      Contender.krait(Measure.WORKERS_2, 2, 4)),
                  Route.FLASK_CPU,
                  WrkMeter::usual));
      case LATENCY -> List.of(Rounds.ofAll(Measure.LATENCY, Route.FLASK_HELLO, PacedMeter::half));
      case TRANSFERS -> transfers();
      case MEMORY ->
          List.of(
              Rounds.ofKrait(
                  List.of(
                      Contender.krait(Measure.MEMORY_1, 1, 4),
                      Contender.krait(Measure.MEMORY_3, 3, 4)),
                  Route.FLASK_HELLO,
                  MemoryMeter::new));
      case ROUTES -> List.of(routes());
      case PROXY -> List.of(new UpstreamRounds(Experiments::proxies, WrkMeter::usual));
      case SHADOW -> List.of(new UpstreamRounds(Experiments::shadowed, PacedMeter::steady));
      case SERVLET -> doors();
    };
  }

  private static List<Experiment> throughput(Measure measure, Route route) {
    return List.of(Rounds.ofAll(measure, route, WrkMeter::usual));
  }

  /// Twenty rules that do not match before the one that does.
  private static Experiment routes() {
    List<String> rules =
        Stream.concat(
                IntStream.rangeClosed(1, 20).mapToObj("GET /section%d/* = python"::formatted),
                Stream.of("/* = python"))
            .toList();
    return Rounds.ofKrait(
        List.of(
            Contender.usual(Subject.KRAIT, Measure.UNROUTED),
            Contender.routed(Measure.ROUTED, rules)),
        Route.SIMPLE,
        WrkMeter::usual);
  }

  /// Krait and nginx as proxies for the same server.
  private static List<Contender> proxies(String upstream) {
    return List.of(
        Contender.routed(Measure.PROXIED, List.of("/* = proxy http://" + upstream)),
        Contender.nginx(Measure.PROXIED, upstream));
  }

  /// Krait without and with a shadow for every request.
  private static List<Contender> shadowed(String upstream) {
    String rule = "/* = shadow python with proxy http://" + upstream;
    return List.of(
        Contender.usual(Subject.KRAIT, Measure.ALONE),
        Contender.routed(Measure.SHADOWED, List.of(rule)));
  }

  private static List<Experiment> doors() {
    return List.of(
        doors(Measure.HANDLER_SIMPLE, Measure.SERVLET_SIMPLE, Route.SIMPLE),
        doors(Measure.HANDLER_FLASK, Measure.SERVLET_FLASK, Route.FLASK_HELLO));
  }

  private static Experiment doors(Measure handler, Measure servlet, Route route) {
    return Rounds.ofKrait(
        List.of(Contender.behind(Door.HANDLER, handler), Contender.behind(Door.SERVLET, servlet)),
        route,
        WrkMeter::usual);
  }

  private static List<Experiment> threads() {
    return List.of(
        Rounds.ofKrait(
            List.of(
                Contender.krait(Measure.THREADS_1, 1, 1), Contender.krait(Measure.THREADS_8, 1, 8)),
            Route.FLASK_CPU,
            WrkMeter::usual),
        Rounds.ofKrait(
            List.of(Contender.krait(Measure.SLEEP, 1, 8)),
            Route.FLASK_SLEEP,
            (bench, route) -> new WrkMeter(bench, route, SLEEPERS, 1)));
  }

  private static List<Experiment> transfers() {
    return List.of(
        Rounds.ofAll(Measure.DOWNLOAD, Route.DOWNLOAD, TransferMeter::new),
        Rounds.ofAll(Measure.UPLOAD, Route.UPLOAD, TransferMeter::new),
        Rounds.ofAll(
            Measure.BLOCKS,
            Route.BLOCKS,
            (bench, route) -> new WrkMeter(bench, route, WrkMeter.CONNECTIONS, BLOCKS)));
  }
}
