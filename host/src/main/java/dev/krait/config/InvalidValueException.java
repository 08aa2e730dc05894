package dev.krait.config;

/// One value is not acceptable. Becomes a [Violation] where its source is known.
final class InvalidValueException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String value;
  private final String rule;
  private final String remedy;

  /// @param rule what is wrong with it, to follow the value in a sentence
  /// @param remedy what to do, or empty when leaving it out will do
  InvalidValueException(String value, String rule, String remedy) {
    super(value + " " + rule);
    this.value = value;
    this.rule = rule;
    this.remedy = remedy;
  }

  Violation in(String source, Setting<?> setting) {
    return new Violation(source, value, rule, remedy.isEmpty() ? setting.remedy() : remedy);
  }
}
