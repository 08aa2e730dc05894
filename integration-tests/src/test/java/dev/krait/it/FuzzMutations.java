package dev.krait.it;

import java.util.Locale;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Changes of bytes that know nothing of what the bytes mean.
final class FuzzMutations {
  private static final int MOST = 3;
  private static final int SPAN = 12;
  private static final Pattern NUMBER = Pattern.compile("[0-9]+");
  private static final Choice BYTE =
      Choice.of(
          """
          3: \\s ¦ \\r ¦ \\n ¦ \\r\\n
          2: \\t ¦ \\000 ¦ : ¦ , ¦ ;
          1: % ¦ \\013 ¦ \\f ¦ \\205 ¦ \\240 ¦ \\377 ¦ \\177 ¦ \\033 ¦ _ ¦ - ¦ " ¦ / ¦ ? ¦ # ¦ 0
          1: x ¦ A
          """);
  private static final Choice BOUNDARY =
      Choice.of(
          """
          2: 0 ¦ 1
          1: 255 ¦ 256 ¦ 65535 ¦ 65536 ¦ 2147483647 ¦ 2147483648 ¦ 4294967296
          1: 9223372036854775807 ¦ 9223372036854775808 ¦ 18446744073709551615
          1: 18446744073709551616 ¦ 18446744073709551621 ¦ 00 ¦ -1 ¦ 99999999999999999999999
          """);

  private final SplittableRandom random;

  FuzzMutations(SplittableRandom random) {
    this.random = random;
  }

  String mutated(String bytes) {
    String result = bytes;
    for (int n = 1 + random.nextInt(MOST); n > 0 && !result.isEmpty(); n--) {
      result = once(result);
    }
    return result;
  }

  private String once(String bytes) {
    int at = random.nextInt(bytes.length());
    int end = Math.min(bytes.length(), at + 1 + random.nextInt(SPAN));
    String before = bytes.substring(0, at);
    String span = bytes.substring(at, end);
    String after = bytes.substring(end);
    return switch (random.nextInt(10)) {
      case 0, 1 -> before + BYTE.pick(random) + span + after;
      case 2 -> before + bytes.substring(at + 1);
      case 3 -> before + span + span + after;
      case 4 -> before + after;
      case 5 -> before + flipped(span) + after;
      case 6 -> before + BYTE.pick(random) + bytes.substring(at + 1);
      case 7 -> number(bytes);
      default -> lineEnd(bytes);
    };
  }

  private static String flipped(String span) {
    String upper = span.toUpperCase(Locale.ROOT);
    return upper.equals(span) || upper.length() != span.length()
        ? span.toLowerCase(Locale.ROOT)
        : upper;
  }

  private String number(String bytes) {
    Matcher numbers = NUMBER.matcher(bytes);
    return numbers.find(random.nextInt(bytes.length()))
        ? bytes.substring(0, numbers.start())
            + BOUNDARY.pick(random)
            + bytes.substring(numbers.end())
        : bytes;
  }

  private String lineEnd(String bytes) {
    int at = bytes.indexOf("\r\n", random.nextInt(bytes.length()));
    if (at < 0) {
      return bytes;
    }
    String end =
        switch (random.nextInt(5)) {
          case 0, 1 -> "\n";
          case 2 -> "\r";
          case 3 -> "\r\r\n";
          default -> "\r\n\r\n";
        };
    return bytes.substring(0, at) + end + bytes.substring(at + 2);
  }
}
