package dev.krait.it;

import static dev.krait.it.Expectation.answered;
import static dev.krait.it.Fault.row;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;

/// Rows 78 to 88 and 101: applications that break PEP 3333.
final class ApplicationFaults {
  private static final Expectation FAILED =
      answered(500).lacking("Evil", "Traceback", "secret", "started");

  private ApplicationFaults() {}

  static List<Fault> rows() {
    return Stream.of(raising(), starting(), fields(), measuring(), bodiless(), ending())
        .flatMap(List::stream)
        .toList();
  }

  private static String[] starts(String... names) {
    return Stream.of(names)
        .map(name -> Place.request("/starts?" + name.replace(" ", "%20")))
        .toArray(String[]::new);
  }

  private static List<Fault> raising() {
    return List.of(
        row(78, "raises before `start_response`", "500, no traceback to the client but in the log")
            .does(
                "500 without details, the traceback in the log",
                place -> {
                  FAILED.check(place, Place.request("/raises"));
                  place.awaitLogged("RuntimeError: secret detail");
                  assertThat(place.logged()).contains("Traceback (most recent call last):");
                }),
        row(79, "raises after the first block", "visible truncation, `close()` called")
            .does(
                "cut without a last chunk, `close()` is called",
                place -> {
                  int closed = place.seen("closed");
                  assertCut(place, "/raises_late");
                  place.awaitSeen("closed", closed);
                }),
        row(
                80,
                "never calls `start_response`; twice; returns None, a str, an int; yields a str",
                "500, or truncated if started")
            .gets(
                FAILED,
                Stream.of(
                        "never",
                        "twice",
                        "returns?None",
                        "returns?str",
                        "returns?int",
                        "returns?yields")
                    .map(name -> Place.request("/" + name))
                    .toArray(String[]::new)));
  }

  private static void assertCut(Place place, String target) throws Exception {
    try (RawHttp connection = place.connect(Place.request(target))) {
      RawHttp.Answer answer = connection.answer();
      assertThat(answer.body()).isEqualTo("begun");
      assertThat(answer.whole()).isFalse();
      assertThat(connection.closed()).isTrue();
    }
  }

  private static List<Fault> starting() {
    return List.of(
        row(
                81,
                "status `abc`, `99 X`, `2000 X`, with CRLF, with U+010D, `100 Continue`, bytes; a"
                    + " reason of 20 KiB",
                "500, connection usable or closed")
            .does(
                FAILED + "; the reason is cut to 200 characters",
                place -> {
                  String[] wrong =
                      starts(
                          "status",
                          "short",
                          "long",
                          "split status",
                          "wide status",
                          "interim",
                          "bytes");
                  for (String request : wrong) {
                    FAILED.check(place, request);
                  }
                  answered(200)
                      .showing("R".repeat(200))
                      .lacking("R".repeat(201))
                      .check(place, starts("long reason")[0]);
                })
            .because("a reason has no meaning (RFC 9110 §15), so a long one fails no request"));
  }

  private static List<Fault> fields() {
    return List.of(
        row(
                82,
                "a header value with CRLF, CR, LF, NUL, U+010D; a name with space, colon, BEL; a"
                    + " number; a list in place of a tuple",
                "500; the injected line never on the wire")
            .does(
                FAILED + "; the list is taken",
                place -> {
                  String[] wrong =
                      starts(
                          "split", "return", "feed", "nul", "wide", "space", "colon", "control",
                          "number");
                  for (String request : wrong) {
                    FAILED.check(place, request);
                  }
                  answered(200).showing("X-A: 1").check(place, starts("lists")[0]);
                })
            .because("`--conformance strict` raises for the list; gunicorn takes it"),
        row(83, "the same among 20 KiB of header fields", "500; the same")
            .gets(FAILED, starts("slow split", "slow wide")),
        row(
                84,
                "sets Connection, Transfer-Encoding, Keep-Alive, Upgrade",
                "an error, or dropped; the framing stays the server's")
            .gets(
                answered(200).lacking("X-Own", "gzip", "timeout=999", "h2c"), starts("hop by hop"))
            .because("`--conformance strict` raises"));
  }

  private static List<Fault> measuring() {
    return List.of(
        row(85, "a body shorter than its Content-Length", "connection closed, logged")
            .does(
                "connection closed, logged",
                place -> {
                  try (RawHttp connection = place.connect(Place.request("/measures?20"))) {
                    assertThat(connection.answer().whole()).isFalse();
                    assertThat(connection.closed()).isTrue();
                  }
                  place.awaitLogged("Content-Length");
                }),
        row(86, "a body longer than its Content-Length", "cut at the length, logged")
            .does(
                "cut at the length, logged, connection kept",
                place -> {
                  try (RawHttp connection = place.connect(Place.request("/measures?7"))) {
                    assertThat(connection.answer().body()).isEqualTo("0123456");
                    assertThat(connection.send(Place.request("/good")).answer().body())
                        .isEqualTo("good");
                  }
                  place.awaitLogged("Content-Length");
                }));
  }

  private static List<Fault> bodiless() {
    return List.of(
        row(87, "a body for HEAD, 204, 304", "not sent, keep-alive works")
            .does(
                "not sent, connection kept",
                place -> {
                  try (RawHttp connection = place.connect()) {
                    assertThat(
                            connection
                                .send("HEAD /ignores HTTP/1.1\r\nHost: h\r\n\r\n")
                                .answer(true)
                                .status())
                        .isEqualTo(200);
                    for (int status : new int[] {204, 304}) {
                      assertThat(
                              connection
                                  .send(Place.request("/bodiless?" + status))
                                  .answer()
                                  .status())
                          .isEqualTo(status);
                    }
                    assertThat(connection.send(Place.request("/good")).answer().body())
                        .isEqualTo("good");
                  }
                }));
  }

  private static List<Fault> ending() {
    return List.of(
        row(88, "`close()` raises", "logged, the answer intact")
            .does(
                "logged, the answer intact",
                place -> {
                  RawHttp.Answer answer = place.get("/close_raises");
                  assertThat(answer.whole()).isTrue();
                  assertThat(answer.body()).isEqualTo("intact");
                  place.awaitLogged("RuntimeError: close failed");
                }),
        row(
                89,
                "`sys.exit(3)`, KeyboardInterrupt; SystemExit inside the generator",
                "500; truncation; the JVM lives")
            .does(
                "500; cut; the interpreter serves on",
                place -> {
                  String interpreter = place.get("/interpreter").body();
                  FAILED.check(place, Place.request("/exits?exit"));
                  FAILED.check(place, Place.request("/exits?interrupt"));
                  assertCut(place, "/exits_late");
                  assertThat(place.get("/interpreter").body()).isEqualTo(interpreter);
                }),
        row(
                101,
                "keeps its environ and changes it later",
                "no cross-talk: 2 clients, 10,000 requests each")
            .does("each of 4,000 answers has its own token", CrossTalk::none)
            .because("fewer, for the time they take"));
  }
}
