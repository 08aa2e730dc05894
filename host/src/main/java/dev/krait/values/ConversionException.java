package dev.krait.values;

/// A value cannot become what the other side wants. The message is complete but for where it
/// happened.
public final class ConversionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String text;
  private final boolean outOfRange;

  ConversionException(String message, boolean outOfRange) {
    super(message);
    this.text = message;
    this.outOfRange = outOfRange;
  }

  /// @param got what was given
  /// @param wanted what would be allowed
  static ConversionException of(Node got, String wanted) {
    return new ConversionException(
        "got %s of type %s; allowed is %s; convert it before the call"
            .formatted(got.quoted(), got.pythonType(), wanted),
        false);
  }

  static ConversionException outOfRange(Node got, String wanted) {
    return new ConversionException(
        "got %s, which is out of range; allowed is %s; check it before the call"
            .formatted(got.quoted(), wanted),
        true);
  }

  /// One with a message of the caller's, in four parts.
  public static ConversionException of(String message) {
    return new ConversionException(message, false);
  }

  /// The same, further out.
  ///
  /// @param place where in something larger the value is
  public ConversionException in(String place) {
    return new ConversionException(
        place + (text.startsWith("got ") ? " " : ", ") + text, outOfRange);
  }

  /// The message, never null.
  public String text() {
    return text;
  }

  /// Whether a value of this type would do if it were smaller.
  public boolean outOfRange() {
    return outOfRange;
  }
}
