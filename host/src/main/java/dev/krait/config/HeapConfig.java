package dev.krait.config;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A part of the Java heap, as a share or a size.
///
/// @param percent of what the heap may grow to, 0 when `bytes` counts
/// @param bytes 0 when `percent` counts; both 0 for no limit
public record HeapConfig(int percent, long bytes) {
  static final HeapConfig UNLIMITED = new HeapConfig(0, 0);

  private static final Pattern FORM =
      Pattern.compile("(?<number>[0-9]{1,9})\\s*(?<unit>%|[kKmMgG]?)");
  private static final String RULE = "a share such as 90%, a size such as 512m or 2g, or 0";

  static Kind<HeapConfig> kind() {
    return new Kind<>(
        "SIZE", RULE, Form.TEXT, (text, _) -> List.of(text), Kind.last(HeapConfig::parse));
  }

  private static HeapConfig parse(String text) {
    Matcher form = FORM.matcher(text.strip());
    if (form.matches()) {
      int number = Integer.parseInt(form.group("number"));
      HeapConfig read =
          switch (form.group("unit")) {
            case "%" -> new HeapConfig(number, 0);
            case "k", "K" -> new HeapConfig(0, (long) number << 10);
            case "m", "M" -> new HeapConfig(0, (long) number << 20);
            case "g", "G" -> new HeapConfig(0, (long) number << 30);
            default -> new HeapConfig(0, number);
          };
      if (read.percent <= 100) {
        return read;
      }
    }
    throw new InvalidValueException(text, "is not " + RULE, "");
  }
}
