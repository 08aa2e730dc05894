package dev.krait.conformance;

import static dev.krait.conformance.Case.may;
import static dev.krait.conformance.Case.must;
import static dev.krait.conformance.Case.should;
import static dev.krait.conformance.Clause.ENVIRON;

import java.io.IOException;
import java.util.List;

/// What an application finds in `environ`.
final class EnvironCases {
  private static final Clause REPEATED = Clause.rfc(9110, "5.3");
  private static final Clause META_VARIABLES = Clause.rfc(3875, "4.1.18");

  private EnvironCases() {}

  static List<Case> all() {
    return Cases.joined(
        List.of(
            dictionary(), values(), target(), paths(), fields(), forgeries(), content(), server()));
  }

  private static List<Case> dictionary() {
    return List.of(
        must(
            "call",
            "The application is called with two positional arguments",
            Clause.DETAILS,
            Ask.saw("2 by position, 0 by name")),
        must(
            "environ-dict",
            "environ is a builtin dict, no subclass and no other mapping",
            ENVIRON,
            Ask.saw("builtins.dict")),
        must(
            "environ-mutable",
            "The application may change environ as it likes",
            ENVIRON,
            Ask.saw("changed")),
        must(
            "environ-fresh",
            "No request sees what an earlier one did to its environ",
            ENVIRON,
            EnvironCases::fresh),
        must(
            "environ-serializable",
            "The text in environ can be written as JSON, pickled and read again",
            ENVIRON,
            Ask.of(Request.get("?a=%20").with("X-Probe: caf\u00e9"), Check.says("same"))));
  }

  private static List<Case> values() {
    return List.of(
        must(
            "environ-keys",
            "Every key of environ is exactly a str",
            ENVIRON,
            Ask.saw("all are str")),
        must(
            "environ-strings",
            "Every CGI variable is exactly a str of code points up to U+00FF",
            Clause.UNICODE,
            Ask.of(
                Request.get("/%E2%82%AC?a=%E9").with("X-Probe: caf\u00e9"),
                Check.says("all are str of latin-1"))),
        must(
            "environ-none",
            "A variable without a value is left out, not None",
            ENVIRON,
            Ask.saw("no None")),
        should(
            "server-variables",
            "The server's own variables are lower-case, with a prefix of its own",
            ENVIRON,
            Ask.saw("as the PEP wants them")));
  }

  private static Verdict fresh(Dialogue dialogue) throws IOException {
    String expected = "'fresh' from each of four requests, two on one connection";
    try (Wire wire = dialogue.open()) {
      dialogue.send(wire, Request.get().keepingAlive());
      Answer first = wire.answer(false);
      StringBuilder seen = new StringBuilder(first.body());
      for (int more = 0; more < 3; more++) {
        seen.append(", ").append(dialogue.ask(Request.get()).body());
      }
      return Verdict.of(
          seen.toString().equals("fresh, fresh, fresh, fresh"), expected, "'" + seen + "'");
    }
  }

  private static List<Case> target() {
    return List.of(
        must("method", "REQUEST_METHOD is the request's method", ENVIRON, Ask.saw("str GET")),
        must(
            "method-post",
            "REQUEST_METHOD is POST for a POST",
            ENVIRON,
            Elsewhere.at("method", Ask.of(Request.post("x"), Check.says("str POST")))),
        may(
            "method-extension",
            "Methods that the server does not know reach the application",
            Clause.rfc(9110, "9.1"),
            Elsewhere.at(
                "method", Ask.of(Request.get().method("PROPFIND"), Check.says("str PROPFIND")))),
        should(
            "method-case",
            "Methods are case-sensitive: get is not turned into GET",
            Clause.rfc(9110, "9.1"),
            Elsewhere.at(
                "method",
                Ask.of(
                    Request.get().method("get"),
                    Check.not(
                        "'get' as it was sent, or a refusal",
                        answer -> answer.body().equals("str GET"))))));
  }

  private static List<Case> paths() {
    return List.of(
        must(
            "script-name",
            "SCRIPT_NAME is empty, or begins with / and does not end with it",
            ENVIRON,
            Ask.saw("good")),
        must(
            "path-decoded",
            "PATH_INFO is percent-decoded, its bytes as code points of latin-1",
            Clause.UNICODE,
            Ask.of(Request.get("/%E2%82%AC%20a"), Check.says("'/\\xe2\\x82\\xac a'"))),
        should(
            "path-slash",
            "An encoded slash in the path is decoded like any other character",
            Clause.rfc(3875, "4.1.5"),
            Ask.of(Request.get("/a%2Fb"), Check.says("'/a/b'"))),
        must(
            "query-raw",
            "QUERY_STRING is what follows the ?, not decoded",
            ENVIRON,
            Ask.of(Request.get("?a=%20+&b=%C3%A9?;"), Check.says("a=%20+&b=%C3%A9?;"))),
        must(
            "query-empty",
            "QUERY_STRING is empty or absent when there is no query",
            ENVIRON,
            Ask.saw("empty")),
        must("url-rebuilt", "The PEP's algorithm gives the request's URL", Clause.URL, url()));
  }

  private static Experiment url() {
    return dialogue -> {
      String suffix = "/a%20b/%C3%A9?x=%20+";
      String expected =
          "http://example.test:8123" + dialogue.prefix() + "/" + dialogue.caseId() + suffix;
      return Ask.of(Request.get(suffix).with("Host: example.test:8123"), Check.says(expected))
          .run(dialogue);
    };
  }

  private static List<Case> fields() {
    return List.of(
        must(
            "header-present",
            "A header field that was sent is there as HTTP_…",
            ENVIRON,
            Ask.of(Request.get().with("x-Probe-FIELD: a value"), Check.says("'a value'"))),
        must(
            "header-absent",
            "A header field that was not sent is not there",
            ENVIRON,
            Ask.of(Request.get().http10(), Check.says("none"))),
        must(
            "header-latin1",
            "Bytes beyond ASCII in a field are code points of latin-1",
            Clause.UNICODE,
            Ask.of(Request.get().with("X-Probe: caf\u00e9"), Check.says("'caf\\xe9'"))),
        should(
            "header-repeated",
            "A repeated field is joined by commas, in order",
            REPEATED,
            Ask.of(
                Request.get().with("X-Probe: a").with("X-Other: 1").with("X-Probe: b"),
                Check.says("['a', 'b']"))),
        should(
            "cookie-joined",
            "Repeated Cookie fields are joined by semicolons",
            Clause.rfc(9113, "8.2.3"),
            Ask.of(Request.get().with("Cookie: a=1").with("Cookie: b=2"), Check.says("a=1; b=2"))),
        should(
            "header-underscore",
            "X_Probe is not taken for X-Probe: a client cannot forge a proxy's field",
            META_VARIABLES,
            Ask.of(
                Request.get().with("X-Probe: proxy").with("X_Probe: client"),
                Check.not(
                    "X-Probe as it was, or a refusal",
                    answer -> answer.status() == 200 && !answer.body().equals("'proxy'")))));
  }

  private static List<Case> forgeries() {
    return List.of(
        should(
            "header-proxy",
            "A Proxy field does not become HTTP_PROXY, which clients obey",
            META_VARIABLES,
            Ask.of(
                Request.get().with("Proxy: http://example.test"),
                Check.not(
                    "no HTTP_PROXY, or a refusal",
                    answer -> answer.status() == 200 && !answer.body().equals("'absent'")))));
  }

  private static List<Case> content() {
    return List.of(
        must(
            "content-fields",
            "CONTENT_TYPE and CONTENT_LENGTH are the request's",
            ENVIRON,
            Ask.of(
                Request.post("12345").with("Content-Type: text/x-probe; a=b"),
                Check.says("'text/x-probe; a=b' '5'"))),
        must(
            "content-not-http",
            "There is no HTTP_CONTENT_TYPE and no HTTP_CONTENT_LENGTH",
            META_VARIABLES,
            Ask.of(Request.post("1").with("Content-Type: text/plain"), Check.says("neither"))),
        must(
            "content-absent",
            "CONTENT_TYPE and CONTENT_LENGTH are empty or absent without a body",
            ENVIRON,
            Ask.saw("absent or empty")),
        should(
            "trailer-field",
            "A field in a chunked body's trailer does not become a header field",
            Clause.rfc(9110, "6.5.1"),
            Ask.of(Request.chunked("a", "b", "X-Late: 1\r\n"), Check.says("absent"))));
  }

  private static List<Case> server() {
    Experiment http10 = Ask.of(Request.get().http10(), Check.says("HTTP/1.0"));
    return List.of(
        must(
            "server-address",
            "SERVER_NAME and SERVER_PORT are there and not empty, even without Host",
            ENVIRON,
            Ask.of(Request.get().http10(), Check.says("a name and a port"))),
        must("protocol", "SERVER_PROTOCOL is the client's HTTP/1.1", ENVIRON, Ask.saw("HTTP/1.1")),
        must(
            "protocol-http10",
            "SERVER_PROTOCOL is the client's HTTP/1.0",
            ENVIRON,
            Elsewhere.at("protocol", http10)),
        must("wsgi-version", "wsgi.version is the tuple (1, 0)", ENVIRON, Ask.saw("tuple (1, 0)")),
        must("url-scheme", "wsgi.url_scheme is 'http'", ENVIRON, Ask.saw("'http'")),
        must(
            "wsgi-flags",
            "wsgi.multithread, wsgi.multiprocess and wsgi.run_once are there",
            ENVIRON,
            Ask.saw("all there")),
        should(
            "remote-address",
            "REMOTE_ADDR is the client's address",
            Clause.rfc(3875, "4.1.8"),
            Ask.saw("127.0.0.1")),
        may("remote-port", "REMOTE_PORT is the client's port", ENVIRON, Ask.saw("a port")),
        should(
            "server-software",
            "SERVER_SOFTWARE names the server",
            Clause.rfc(3875, "4.1.17"),
            Ask.saw("named")));
  }
}
