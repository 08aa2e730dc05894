package dev.krait.config;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// One setting, as every way of giving it, its help and its documentation see it.
public final class Setting<T> {
  private final String key;
  private final String flag;
  private final Kind<T> kind;
  private final String fallback;
  private final String description;

  /// @param key its key in `krait.toml`, in kebab-case, with a table's name and a dot before it
  ///   when it is in one: `warmup.time-limit`
  /// @param flag its short flag, such as `-b`; or, with two dashes, its long flag where that is not
  ///   made from the key; or empty
  /// @param fallback the value when none is given, or empty for none
  /// @param description whole sentences
  Setting(String key, String flag, Kind<T> kind, String fallback, String description) {
    this.key = key;
    this.flag = flag;
    this.kind = kind;
    this.fallback = fallback;
    this.description = description;
  }

  /// Its key in `krait.toml`.
  public String key() {
    return key;
  }

  /// Its environment variable: `KRAIT_GRACEFUL_TIMEOUT`.
  public String variable() {
    return "KRAIT_" + longFlag().substring(2).toUpperCase(Locale.ROOT).replace('-', '_');
  }

  /// Its flags, the short one first; none for the [application][#isPositional].
  public List<String> flags() {
    if (isPositional()) {
      return List.of();
    }
    return Stream.of(flag, longFlag()).filter(name -> !name.isEmpty()).distinct().toList();
  }

  private String longFlag() {
    return flag.startsWith("--") ? flag : "--" + key.replace('.', '-');
  }

  /// What the command line calls it in messages.
  public String label() {
    return isPositional() ? kind.placeholder() : longFlag();
  }

  /// Stands for the value in help texts: `HOST:PORT`. Empty for a switch.
  public String placeholder() {
    return kind.placeholder();
  }

  /// The value when none is given, empty for none.
  public String fallback() {
    return fallback;
  }

  /// What it is for, in whole sentences.
  public String description() {
    return description;
  }

  /// What is allowed, to follow "must be" in a sentence.
  public String rule() {
    return kind.rule();
  }

  /// Whether the command line takes it without a flag.
  public boolean isPositional() {
    return kind.placeholder().equals("MODULE:CALLABLE");
  }

  /// Whether its flag takes no value.
  public boolean isSwitch() {
    return kind.form() == Form.SWITCH;
  }

  /// Whether its flag may be given several times.
  public boolean isRepeatable() {
    return kind.form().many();
  }

  Kind<T> kind() {
    return kind;
  }

  String remedy() {
    return fallback.isEmpty()
        ? "correct it, or leave it out"
        : "correct it, or leave it out for the default, " + fallback;
  }

  @Override
  public String toString() {
    return key;
  }
}
