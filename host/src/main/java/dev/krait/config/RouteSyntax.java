package dev.krait.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads a rule, which is written `GET|HEAD /orders/* = OWNER`. An owner is one of
///
/// - `python`, `proxy URL`, `java CLASS`
/// - `python else proxy URL`, any two of them, and at its end maybe `on 404|410`
/// - `canary 5% python else proxy URL`, and at its end maybe `by cookie NAME`, `by header NAME` or
///   `by address`
/// - `shadow python with proxy URL`
final class RouteSyntax {
  private static final Set<Integer> STATUSES = Set.of(404, 405);
  private static final Pattern MATCH =
      Pattern.compile("(?:(?<methods>[A-Z|]+|\\*)\\s+)?(?<path>/.*)");
  private static final Pattern SEGMENTS =
      Pattern.compile("(/(\\{[A-Za-z_][A-Za-z0-9_]*}|[^/*{}\\s]*))*(/\\*)?");
  private static final Pattern SHARE = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,2})?)%");
  private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
  private static final Pattern CLASS =
      Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$]*(\\.[\\p{L}_$][\\p{L}\\p{N}_$]*)*");
  private static final String EXAMPLE =
      "write it like GET /orders/* = python, or /orders/* = proxy http://127.0.0.1:9000";
  private static final String OWNERS =
      "owners are python, proxy URL, java CLASS, two of them with else between, canary 5% … else …,"
          + " and shadow … with …";

  private final String text;
  private final List<String> words;

  private RouteSyntax(String text, List<String> words) {
    this.text = text;
    this.words = words;
  }

  /// @throws InvalidValueException when it is none
  static RouteRule parse(String text) {
    int equals = text.indexOf(" = ");
    if (equals < 0) {
      throw new InvalidValueException(text, "is not MATCH = OWNER", EXAMPLE);
    }
    Matcher match = MATCH.matcher(text.substring(0, equals).strip());
    if (!match.matches()) {
      throw new InvalidValueException(
          text, "does not begin with a path, or methods and a path", EXAMPLE);
    }
    String path = match.group("path");
    if (!SEGMENTS.matcher(path).matches()) {
      throw new InvalidValueException(
          text,
          "has a path that is none",
          "a path is like /orders, /orders/* with all below it, or /orders/{id}/items");
    }
    String given = match.group("methods");
    Set<String> methods = methods(text, given == null || given.equals("*") ? "" : given);
    String owner = text.substring(equals + 3).strip().replace("-else-", " else ");
    return new RouteRule(
        (methods.isEmpty() ? "" : String.join("|", methods) + " ") + path,
        methods,
        path,
        new RouteSyntax(text, new ArrayList<>(Arrays.asList(owner.split("\\s+")))).owner());
  }

  private static Set<String> methods(String text, String given) {
    Set<String> methods = new TreeSet<>();
    for (String method : given.isEmpty() ? new String[0] : given.split("\\|", -1)) {
      if (method.isEmpty()) {
        throw new InvalidValueException(text, "names an empty method", "write GET|HEAD /path = …");
      }
      methods.add(method);
    }
    return methods;
  }

  private RouteOwner owner() {
    RouteOwner owner =
        switch (words.getFirst()) {
          case "canary" -> canary();
          case "shadow" -> shadow();
          default -> simple();
        };
    if (!words.isEmpty()) {
      throw wrong("has something after its owner, '" + words.getFirst() + "'", OWNERS);
    }
    return owner;
  }

  private RouteOwner simple() {
    RouteOwner.One first = one();
    if (!take("else")) {
      return first;
    }
    RouteOwner.One second = different(first, one());
    return new RouteOwner.Either(first, second, take("on") ? statuses() : STATUSES);
  }

  private Set<Integer> statuses() {
    Set<Integer> statuses = new LinkedHashSet<>();
    for (String status : next("a status").split("\\|", -1)) {
      if (!status.matches("[345][0-9]{2}")) {
        throw wrong(
            "names '" + status + "' as a status to pass on", "write them like on 404|405|501");
      }
      statuses.add(Integer.parseInt(status));
    }
    return statuses;
  }

  private RouteOwner canary() {
    words.removeFirst();
    Matcher share = SHARE.matcher(next("a share"));
    if (!share.matches() || Double.parseDouble(share.group(1)) > 100) {
      throw wrong("has no share of 0% to 100%", "write it like canary 5% python else proxy URL");
    }
    int tenThousandths = (int) Math.round(Double.parseDouble(share.group(1)) * 100);
    RouteOwner.One first = one();
    expect("else");
    RouteOwner.One second = different(first, one());
    return new RouteOwner.Canary(
        tenThousandths, first, second, take("by") ? key() : RouteOwner.Key.OWN);
  }

  private RouteOwner.Key key() {
    String kind = next("a key");
    return switch (kind) {
      case "address" -> new RouteOwner.Key(RouteOwner.Key.Kind.ADDRESS, "");
      case "cookie" -> new RouteOwner.Key(RouteOwner.Key.Kind.COOKIE, token("a cookie"));
      case "header" -> new RouteOwner.Key(RouteOwner.Key.Kind.HEADER, token("a header field"));
      default ->
          throw wrong(
              "has an unknown key '" + kind + "'", "keys are cookie NAME, header NAME and address");
    };
  }

  private String token(String what) {
    String name = next(what);
    if (!TOKEN.matcher(name).matches()) {
      throw wrong("names " + what + " '" + name + "' that cannot be", "use its name alone");
    }
    return name;
  }

  private RouteOwner shadow() {
    words.removeFirst();
    RouteOwner.One owner = one();
    expect("with");
    return new RouteOwner.Shadow(owner, different(owner, one()));
  }

  private RouteOwner.One different(RouteOwner.One first, RouteOwner.One second) {
    if (first.equals(second)) {
      throw wrong("has the same owner twice", "name two different ones");
    }
    return second;
  }

  private RouteOwner.One one() {
    String word = next("an owner");
    return switch (word) {
      case "python" -> new RouteOwner.Python();
      case "proxy" -> new RouteOwner.Proxy(uri(next("a URL")));
      case "java" -> new RouteOwner.Java(className(next("a class")));
      default ->
          throw wrong(
              "has an unknown owner '" + word + "'",
              NearestName.find(word, List.of("python", "proxy", "java", "canary", "shadow"))
                  .map(name -> "did you mean '" + name + "'? " + OWNERS)
                  .orElse(OWNERS));
    };
  }

  private String className(String name) {
    if (!CLASS.matcher(name).matches()) {
      throw wrong("names a class '" + name + "' that cannot be", "write it like com.acme.Orders");
    }
    return name;
  }

  private URI uri(String word) {
    try {
      URI uri = new URI(word);
      boolean known = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      boolean bare = uri.getRawPath().isEmpty() || uri.getRawPath().equals("/");
      if (known && uri.getHost() != null && uri.getPort() != 0 && uri.getPort() <= 65_535) {
        if (bare && uri.getQuery() == null && uri.getFragment() == null) {
          if (uri.getUserInfo() == null) {
            return new URI(uri.getScheme(), uri.getAuthority(), null, null, null);
          }
        } else {
          throw wrong(
              "has a URL with a path",
              "leave that out: requests keep their own path, as in http://127.0.0.1:9000");
        }
      }
    } catch (URISyntaxException _) {
      // said below
    }
    throw wrong(
        "has a URL '" + word + "' that is none of a server", "write it like http://127.0.0.1:9000");
  }

  private boolean take(String word) {
    boolean there = !words.isEmpty() && words.getFirst().equals(word);
    if (there) {
      words.removeFirst();
    }
    return there;
  }

  private void expect(String word) {
    if (!take(word)) {
      throw wrong("lacks the word '" + word + "'", OWNERS);
    }
  }

  private String next(String what) {
    if (words.isEmpty() || words.getFirst().isEmpty()) {
      throw wrong("ends where " + what + " should be", OWNERS);
    }
    return words.removeFirst();
  }

  private InvalidValueException wrong(String rule, String remedy) {
    return new InvalidValueException(text, rule, remedy);
  }
}
