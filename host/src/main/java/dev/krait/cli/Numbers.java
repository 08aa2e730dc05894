package dev.krait.cli;

import dev.krait.config.Quoted;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/// Options that are whole numbers.
final class Numbers {
  private Numbers() {}

  /// What an option may be, and what it is when it is not given.
  record Range(int least, int most, int otherwise) {}

  /// @throws ParameterException when it is given and not in its range
  static int parse(ParseResult parsed, String option, Range range) {
    String text = parsed.matchedOptionValue(option, Integer.toString(range.otherwise()));
    try {
      int number = Integer.parseInt(text);
      if (number >= range.least() && number <= range.most()) {
        return number;
      }
    } catch (NumberFormatException _) {
      // said below
    }
    throw new ParameterException(
        parsed.commandSpec().commandLine(),
        "%s: %s is not a whole number from %d to %d; correct it, or leave it out for the default, %d"
            .formatted(option, Quoted.of(text), range.least(), range.most(), range.otherwise()));
  }
}
