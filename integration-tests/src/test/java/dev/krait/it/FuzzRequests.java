package dev.krait.it;

import java.util.SplittableRandom;

/// Makes the bytes of requests, from a grammar of what clients and attackers send and then, for
/// some, changes that no grammar knows. Text is latin-1.
///
/// The same seed and number give the same bytes.
final class FuzzRequests {
  /// Follows the bytes under test on the same connection: whoever answers it agrees on where they
  /// end.
  static final String SENTINEL =
      "GET /sentinel HTTP/1.1\r\nHost: sentinel\r\nConnection: close\r\n\r\n";

  /// Not the constant that SplittableRandom steps by, or neighbours would get shifted copies.
  private static final long SPREAD = 0xBF58476D1CE4E5B9L;

  private static final double PIPELINED = 0.12;
  private static final double MUTATED = 0.35;

  private static final Choice METHOD =
      Choice.of(
          """
          30: GET
          12: POST
          4: PUT ¦ HEAD
          2: OPTIONS ¦ DELETE
          1: PROPFIND ¦ M-SEARCH ¦ get ¦ head ¦ Post ¦ connect ¦ CONNECT ¦ TRACE ¦ A1_.~! ¦ G(T
          1: AVERYLONGMETHODNAMEOFSOME40CHARACTERSLONG
          """);
  private static final Choice PATH =
      Choice.of(
          """
          20: /
          10: /a/b
          4: /a%20b
          3: /a%2Fb
          2: /%ff%fe ¦ /%00 ¦ /a;b=1/c;d ¦ //h/x ¦ /../x ¦ /%2e%2e/x ¦ /%25
          1: /a//b/ ¦ /%zz ¦ /x% ¦ /x%4 ¦ /<x> ¦ /a|b ¦ /a"b ¦ /\\351 ¦ /a\\\\b ¦ /a^b`{}
          1: /~a!$&'()*+,=:@-._ ¦ /%C3%A9 ¦ /a b ¦ /a\\tb ¦ ε ¦ ? ¦ /%2 ¦ /%0d%0aX:%20y
          """);
  private static final Choice QUERY =
      Choice.of(
          """
          40: ε
          8: ?a=1&b=2
          4: ?
          2: ?a=%20+x ¦ ??a ¦ ?a?b=/c
          1: ?q=50% ¦ ?%zz ¦ ?a=<b> ¦ ?a=\\351 ¦ ?a=%ff ¦ #f ¦ ?a#f ¦ ?[] ¦ ?a|b ¦ ?&&== ¦ ?;
          1: ?%00
          """);
  private static final Choice PREFIX =
      Choice.of(
          """
          70: ε
          3: http://h
          1: http://other:81 ¦ HTTP://h ¦ https://h ¦ ftp://h ¦ http://u@h ¦ http:// ¦ http:
          1: h:80 ¦ * ¦ foo ¦ http://[::1]:80 ¦ http://h:x
          """);
  private static final Choice VERSION =
      Choice.of(
          """
          60: \\sHTTP/1.1
          8: \\sHTTP/1.0
          1: \\sHTTP/1.9 ¦ \\sHTTP/2.0 ¦ \\sHTTP/0.9 ¦ \\shttp/1.1 ¦ \\sHTTP/1 ¦ \\sHTTP/1.10
          1: ε ¦ \\s HTTP/1.1 ¦ \\sHTTP/1.1\\s ¦ \\sHTTP/01.1 ¦ \\tHTTP/1.1 ¦ \\sFTP/1.1
          """);

  private final FuzzFields fields;
  private final SplittableRandom random;

  private FuzzRequests(SplittableRandom random) {
    this.random = random;
    this.fields = new FuzzFields(random);
  }

  /// The bytes under test, without the sentinel.
  static String bytes(long seed, long number) {
    return new FuzzRequests(new SplittableRandom(seed ^ (number * SPREAD))).bytes();
  }

  private String bytes() {
    StringBuilder bytes = new StringBuilder(request());
    while (random.nextDouble() < PIPELINED) {
      bytes.append(request());
    }
    return random.nextDouble() < MUTATED
        ? new FuzzMutations(random).mutated(bytes.toString())
        : bytes.toString();
  }

  private String request() {
    String method = METHOD.pick(random);
    String target = target(method);
    return method + " " + target + VERSION.pick(random) + "\r\n" + fields.andBody();
  }

  private String target(String method) {
    if (method.equalsIgnoreCase("OPTIONS") && random.nextInt(3) == 0) {
      return "*";
    }
    if (method.equalsIgnoreCase("CONNECT") && random.nextBoolean()) {
      return "h:443";
    }
    return PREFIX.pick(random) + PATH.pick(random) + QUERY.pick(random);
  }
}
