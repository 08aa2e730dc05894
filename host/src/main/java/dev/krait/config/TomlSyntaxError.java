package dev.krait.config;

import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;

/// Where and why a text is not TOML.
record TomlSyntaxError(String text, JacksonException error) {

  Violation in(String file) {
    return new Violation(
        file + " line " + line() + ", column " + column(),
        line(line()).strip(),
        "is not TOML: " + String.valueOf(error.getOriginalMessage()).lines().findFirst().orElse(""),
        "write KEY = VALUE, each key once, strings in double quotes");
  }

  /// Some errors are noticed only at the start of the next line.
  private boolean noticedLate() {
    return location().getColumnNr() <= 1 && location().getLineNr() > 1;
  }

  private int line() {
    return noticedLate() ? location().getLineNr() - 1 : Math.max(1, location().getLineNr());
  }

  private int column() {
    return noticedLate() ? line(line()).length() : Math.max(1, location().getColumnNr());
  }

  private TokenStreamLocation location() {
    TokenStreamLocation location = error.getLocation();
    return location == null ? TokenStreamLocation.NA : location;
  }

  private String line(int number) {
    List<String> lines = text.lines().toList();
    return number <= lines.size() ? lines.get(number - 1) : "";
  }
}
