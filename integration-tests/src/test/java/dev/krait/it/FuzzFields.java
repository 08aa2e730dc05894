package dev.krait.it;

import java.util.SplittableRandom;

/// The part of a request after its first line: header fields, framing, body.
final class FuzzFields {
  private static final Choice HOST =
      Choice.of(
          """
          60: Host: h\\r\\n
          2: ε
          1: Host: h\\r\\nHost: h\\r\\n ¦ Host: h\\r\\nHost: i\\r\\n ¦ Host:\\r\\n
          1: Host: a b\\r\\n ¦ Host: u@h\\r\\n ¦ Host: h:99999\\r\\n ¦ Host: h:\\r\\n
          1: Host: [::1]:80\\r\\n ¦ Host: [::1\\r\\n ¦ Host: h/x\\r\\n ¦ HOST: h\\r\\n
          1: Host: h,i\\r\\n ¦ Host: h:80\\r\\n ¦ Host: \\351\\r\\n
          """);
  private static final Choice NAME =
      Choice.of(
          """
          10: X-A ¦ X-B
          6: Cookie ¦ Content-Type
          4: Accept
          2: Referer ¦ X_Under ¦ Content_Length ¦ Proxy ¦ X-Forwarded-For ¦ Connection
          1: Transfer_Encoding ¦ X-Forwarded-Proto ¦ X-Forwarded-Host ¦ Forwarded ¦ Script-Name
          1: Remote-User ¦ X.Dot ¦ X+Plus ¦ 1 ¦ X-\\351 ¦ X(y) ¦ ε ¦ X y ¦ Te ¦ Upgrade
          1: Keep-Alive ¦ If-None-Match ¦ Authorization ¦ Date ¦ Expect ¦ Trailer
          """);
  private static final Choice VALUE =
      Choice.of(
          """
          30: v
          6: two words
          4: ε
          2: a, b ¦ \\344 ¦ "q"
          1: a\\tb ¦ a  b ¦ v;q=1 ¦ a:b ¦ close ¦ keep-alive ¦ 100-continue ¦ h2c ¦ https
          1: one\\r\\n two ¦ one\\r\\n\\ttwo ¦ one\\r\\n \\r\\n two ¦ \\r\\n v ¦ a\\000b
          1: a\\007b ¦ a\\177b ¦ a\\rb ¦ a\\nb ¦ a\\013b ¦ chunked ¦ 5
          """);
  private static final Choice SEPARATOR =
      Choice.of(
          """
          40: :\\s
          4: :
          1: \\s:\\s ¦ :\\t ¦ :  \\s ¦ \\t: ¦ ε ¦ ::\\s
          """);
  private static final Choice LENGTH =
      Choice.of(
          """
          1: +%d ¦ -%d ¦ 0x%d ¦ %d, %1$d ¦ %d,%1$d ¦ %d;x ¦ 0%d ¦ 000000000000000000000000%d
          1: %d\\s ¦ ε ¦ %d.0 ¦ 1e1 ¦ %d_0 ¦ 1844674407370955162%d ¦ 9223372036854775808
          1: 999999999999999999 ¦ 99999 ¦ %d 0 ¦ -0 ¦ 0 ¦ \\t%d ¦ \\262 ¦ %d\\r\\n 0 ¦ 1%d
          1: %d\\r\\nContent-Length: %1$d ¦ %d\\r\\nContent-Length: 0
          1: 0\\r\\nContent-Length: %1$d ¦ 2147483648 ¦ %d\\013
          """);
  private static final Choice CODING =
      Choice.of(
          """
          3: Chunked
          2: CHUNKED ¦ gzip ¦ gzip, chunked ¦ chunked, chunked ¦ xchunked ¦ identity
          2: chunked, identity ¦ identity, chunked
          1: chunked;q=1 ¦ chunked\\s ¦ \\tchunked ¦ chunked\\013 ¦ \\013chunked ¦ "chunked" ¦ ε
          1: ,chunked ¦ chunked, ¦ \\r\\n chunked ¦ chunked\\r\\nTransfer-Encoding: chunked
          1: chunked\\r\\nTransfer-Encoding: identity ¦ identity\\r\\nTransfer-Encoding: chunked
          1: chunked\\000 ¦ chunke\\344
          """);
  private static final Choice BODY =
      Choice.of(
          """
          6: hello
          4: x
          2: ε ¦ 0123456789 ¦ a=1&b=2 ¦ line\\r\\n
          1: GET /smuggled HTTP/1.1\\r\\nHost: s\\r\\n\\r\\n ¦ 0\\r\\n\\r\\n
          1: 5\\r\\nhello\\r\\n0\\r\\n\\r\\n ¦ \\000\\377\\n
          """);
  private static final int MOST_FIELDS = 3;

  private final SplittableRandom random;

  FuzzFields(SplittableRandom random) {
    this.random = random;
  }

  /// Fields, the empty line and what follows it.
  String andBody() {
    StringBuilder head = new StringBuilder(random.nextInt(8) == 0 ? "" : HOST.pick(random));
    if (head.isEmpty()) {
      head.append(field()).append("Host: h\r\n");
    }
    for (int n = random.nextInt(MOST_FIELDS + 1); n > 0; n--) {
      head.append(field());
    }
    if (random.nextInt(40) == 0) {
      head.append("Expect: 100-continue\r\n");
    }
    if (random.nextInt(20) == 0) {
      head.append(random.nextBoolean() ? "Connection: keep-alive\r\n" : "Connection: close\r\n");
    }
    return head + framed();
  }

  private String field() {
    return NAME.pick(random) + SEPARATOR.pick(random) + VALUE.pick(random) + "\r\n";
  }

  private String framed() {
    String body = BODY.pick(random);
    return switch (random.nextInt(20)) {
      case 0, 1, 2, 3, 4 -> length(Integer.toString(body.length())) + "\r\n" + body;
      case 5, 6 -> length(LENGTH.pick(random).formatted(body.length())) + "\r\n" + body;
      case 7, 8, 9, 10, 11 -> coding("chunked") + "\r\n" + new FuzzChunks(random).of(body);
      case 12 -> coding(CODING.pick(random)) + "\r\n" + new FuzzChunks(random).of(body);
      case 13 ->
          length(Integer.toString(body.length()))
              + coding(CODING.pick(random))
              + "\r\n"
              + new FuzzChunks(random).of(body);
      case 14 -> "\r\n" + body;
      default -> "\r\n";
    };
  }

  private static String length(String value) {
    return "Content-Length: " + value + "\r\n";
  }

  private static String coding(String value) {
    return "Transfer-Encoding: " + value + "\r\n";
  }
}
