package dev.krait.config;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads numbers.
final class Numbers {
  private static final BigDecimal LONGEST = new BigDecimal(1_000_000);
  private static final Pattern DURATION =
      Pattern.compile("(?<number>[0-9]{1,9}(\\.[0-9]{1,9})?)\\s*(?<unit>|ms|s|m|h)");

  private Numbers() {}

  static long whole(String text, long least, long most, String rule) {
    try {
      long number = Long.parseLong(text.strip());
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException _) {
      // said below
    }
    throw new InvalidValueException(text, "is not " + rule, "");
  }

  static Duration seconds(String text, boolean zeroAllowed, String rule) {
    Matcher form = DURATION.matcher(text.strip());
    if (form.matches()) {
      BigDecimal seconds = new BigDecimal(form.group("number")).multiply(unit(form.group("unit")));
      boolean enough = zeroAllowed ? seconds.signum() >= 0 : seconds.signum() > 0;
      if (enough && seconds.compareTo(LONGEST) <= 0) {
        return Duration.ofNanos(seconds.movePointRight(9).longValue());
      }
    }
    throw new InvalidValueException(text, "is not " + rule, "");
  }

  private static BigDecimal unit(String name) {
    return switch (name) {
      case "ms" -> new BigDecimal("0.001");
      case "m" -> new BigDecimal(60);
      case "h" -> new BigDecimal(3600);
      default -> BigDecimal.ONE;
    };
  }
}
