package dev.krait.it;

import java.util.SplittableRandom;

/// A body in chunks, half of the time with something wrong in it.
final class FuzzChunks {
  private static final Choice SIZE =
      Choice.of(
          """
          1: 0x%x ¦ +%x ¦ -%x ¦ %x_0 ¦ \\s%x ¦ %x\\s ¦ %x\\t ¦ ε ¦ 0%x ¦ 00000000000000000%x
          1: %x;a=b ¦ %x;a ¦ %x;a="b;c" ¦ %x ; a=b ¦ %x; ¦ %x;\\351 ¦ %x;a\\rb ¦ %x;a="\\n"
          1: %xg ¦ %x.0 ¦ 10000000000000000%x ¦ 7fffffffffffffff ¦ 80000000 ¦ ffffffff%x ¦ 1%x
          1: %X ¦ \\000%x ¦ %x\\000 ¦ ;a ¦ \\r\\n%x
          """);
  private static final Choice LINE_END =
      Choice.of(
          """
          1: \\n ¦ \\r ¦ ε ¦ \\r\\r\\n ¦ \\s\\r\\n ¦ \\r\\n\\r\\n ¦ xx\\r\\n
          """);
  private static final Choice LAST =
      Choice.of(
          """
          3: 0\\r\\nX-T: v\\r\\n\\r\\n
          1: 0\\r\\nContent-Length: 5\\r\\n\\r\\n ¦ 0\\r\\nHost: t\\r\\n\\r\\n
          1: 0\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n ¦ 0;a=b\\r\\n\\r\\n ¦ 000\\r\\n\\r\\n
          1: 0\\n\\n ¦ 0\\r\\n ¦ ε ¦ 0\\r\\n\\n ¦ 0\\n\\r\\n ¦ 0 \\r\\n\\r\\n ¦ 0x0\\r\\n\\r\\n
          1: \\r\\n\\r\\n ¦ 0\\r\\nbad\\r\\n\\r\\n ¦ 0\\r\\n: v\\r\\n\\r\\n
          1: 0\\r\\nX y: v\\r\\n\\r\\n ¦ 0\\r\\nX-T: a\\000\\r\\n\\r\\n
          1: 0\\r\\nX-T: a\\r\\n b\\r\\n\\r\\n ¦ -0\\r\\n\\r\\n
          1: 00000000000000000000\\r\\n\\r\\n ¦ 0\\r\\nX-T: v\\n\\r\\n ¦ g\\r\\n\\r\\n
          """);

  private final SplittableRandom random;

  FuzzChunks(SplittableRandom random) {
    this.random = random;
  }

  String of(String body) {
    int cut = random.nextInt(body.length() + 1);
    String chunks = chunk(body.substring(0, cut)) + chunk(body.substring(cut));
    return chunks + (random.nextInt(4) == 0 ? LAST.pick(random) : "0\r\n\r\n");
  }

  private String chunk(String data) {
    if (data.isEmpty()) {
      return "";
    }
    String size = random.nextInt(5) == 0 ? SIZE.pick(random) : "%x";
    String after = random.nextInt(12) == 0 ? LINE_END.pick(random) : "\r\n";
    String behind = random.nextInt(12) == 0 ? LINE_END.pick(random) : "\r\n";
    return size.formatted(data.length()) + after + data + behind;
  }
}
