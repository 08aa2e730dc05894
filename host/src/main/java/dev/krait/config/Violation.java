package dev.krait.config;

/// One thing wrong with the configuration.
///
/// @param source where it was said: `--workers`, `KRAIT_WORKERS`, `krait.toml line 3, workers`
/// @param value what was said
/// @param rule why that is wrong, to follow the value in a sentence
/// @param remedy what to do
public record Violation(String source, String value, String rule, String remedy) {

  /// The four parts in one line.
  public String message() {
    return source + ": " + Quoted.of(value) + " " + rule + "; " + remedy;
  }
}
