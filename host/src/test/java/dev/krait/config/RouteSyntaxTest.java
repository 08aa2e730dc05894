package dev.krait.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteSyntaxTest {
  private static final RouteOwner.One PYTHON = new RouteOwner.Python();
  private static final RouteOwner.One PROXY =
      new RouteOwner.Proxy(URI.create("http://127.0.0.1:9000"));

  @TempDir Path folder;

  private static RouteOwner owner(String text) {
    return RouteSyntax.parse("/a = " + text).owner();
  }

  @Test
  void everyKindOfOwnerHasAForm() {
    assertThat(owner("python")).isEqualTo(PYTHON);
    assertThat(owner("proxy http://127.0.0.1:9000")).isEqualTo(PROXY);
    assertThat(owner("java com.acme.Orders")).isEqualTo(new RouteOwner.Java("com.acme.Orders"));
    assertThat(owner("python-else-proxy http://127.0.0.1:9000"))
        .isEqualTo(new RouteOwner.Either(PYTHON, PROXY, Set.of(404, 405)));
    assertThat(owner("proxy http://127.0.0.1:9000 else python on 410"))
        .isEqualTo(new RouteOwner.Either(PROXY, PYTHON, Set.of(410)));
    assertThat(owner("canary 2.5% python else proxy http://127.0.0.1:9000"))
        .isEqualTo(new RouteOwner.Canary(250, PYTHON, PROXY, RouteOwner.Key.OWN));
    assertThat(owner("canary 100% proxy http://127.0.0.1:9000 else python by cookie session"))
        .isEqualTo(
            new RouteOwner.Canary(
                10_000, PROXY, PYTHON, new RouteOwner.Key(RouteOwner.Key.Kind.COOKIE, "session")));
    assertThat(owner("shadow proxy http://127.0.0.1:9000 with python"))
        .isEqualTo(new RouteOwner.Shadow(PROXY, PYTHON));
  }

  @Test
  void ruleIsNamedByItsMatch() {
    assertThat(RouteSyntax.parse("POST|GET /a/{id} = python").name()).isEqualTo("GET|POST /a/{id}");
    assertThat(RouteSyntax.parse("* /a = python").name()).isEqualTo("/a");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "/a; is not MATCH = OWNER; write it like GET /orders/* = python",
        "a = python; does not begin with a path; write it like GET /orders/* = python",
        "get /a = python; does not begin with a path; write it like",
        "/a/*/b = python; has a path that is none; a path is like /orders, /orders/*",
        "GET||PUT /a = python; names an empty method; write GET|HEAD /path",
        "/a = pyton; has an unknown owner 'pyton'; did you mean 'python'? owners are python",
        "/a = proxy; ends where a URL should be; owners are python",
        "/a = proxy 127.0.0.1:9000; that is none of a server; write it like http://127.0.0.1:9000",
        "/a = proxy ftp://host; that is none of a server; write it like http://127.0.0.1:9000",
        "/a = proxy http://u:p@host; that is none of a server; write it like",
        "/a = proxy http://host/base; has a URL with a path; leave that out",
        "/a = python else python; has the same owner twice; name two different ones",
        "/a = python else; ends where an owner should be; owners are",
        "/a = python then java X; has something after its owner, 'then'; owners are",
        "/a = python else java X on 200; names '200' as a status to pass on; on 404|405|501",
        "/a = canary 101% python else java X; has no share of 0% to 100%; write it like canary 5%",
        "/a = canary 5% python; lacks the word 'else'; owners are",
        "/a = canary 5% python else java X by luck; has an unknown key 'luck'; keys are cookie NAME",
        "/a = shadow python; lacks the word 'with'; owners are",
        "/a = java a-b; names a class 'a-b' that cannot be; write it like com.acme.Orders",
      })
  void mistakeIsExplained(String text, String rule, String remedy) {
    assertThatThrownBy(() -> Sources.in(folder).flag("app", "a:a").flag("route", text).load())
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith("--route: '" + text + "'")
        .hasMessageContaining(rule)
        .hasMessageContaining(remedy);
  }

  @Test
  void secondRuleForTheSameRequestsIsRefused() {
    assertThatThrownBy(() ->
            Sources.in(folder)
                .flag("app", "a:a")
                .flag("route", "GET|HEAD /a = python")
                .flag("route", "HEAD|GET /a = java X")
                .load())
        .hasMessageContaining("is a second rule for GET|HEAD /a, and would never be reached");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "match = '/a'; has no key 'owner'",
        "owner = 'python'; has no key 'match'",
        "match = '/a'\\nowner = 'python'\\npath = '/a'; has an unknown key 'path'",
      })
  void mistakeInATableIsExplained(String lines, String rule) throws IOException {
    Files.writeString(
        folder.resolve("krait.toml"), "app = 'a:a'\n[[route]]\n" + lines.replace("\\n", "\n"));

    assertThatThrownBy(() -> Sources.in(folder).load())
        .hasMessageStartingWith("krait.toml line 2, route: ")
        .hasMessageContaining(rule);
  }
}
