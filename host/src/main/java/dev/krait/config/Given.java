package dev.krait.config;

import java.nio.file.Path;
import java.util.List;

/// What one source says about one setting.
///
/// @param source as messages call it
/// @param texts the values as text, relative paths already made absolute
record Given(Setting<?> setting, String source, List<String> texts) {

  /// @param base the folder relative paths start from
  /// @throws InvalidValueException when a text cannot be completed
  static Given of(Setting<?> setting, String source, List<String> texts, Path base) {
    List<String> placed =
        texts.stream().flatMap(text -> setting.kind().place().texts(text, base).stream()).toList();
    return new Given(setting, source, placed);
  }
}
