package dev.krait.config;

/// The shape a setting's value has in TOML.
enum Form {
  TEXT("a string"),
  WHOLE_NUMBER("an integer"),
  SECONDS("a number or a string"),
  SWITCH("true or false"),
  LIST("a string or an array of strings"),
  ROUTES("an array of tables with match and owner, or of strings"),
  TABLES("a table of tables, or an array of strings"),
  TABLE("a table of strings or an array of \"NAME=VALUE\" strings");

  private final String expected;

  Form(String expected) {
    this.expected = expected;
  }

  /// What to write, for messages.
  String expected() {
    return expected;
  }

  /// Whether it holds more than one value: a flag may be repeated, a variable has commas.
  boolean many() {
    return this == LIST || this == ROUTES || this == TABLES || this == TABLE;
  }
}
