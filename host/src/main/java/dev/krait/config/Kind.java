package dev.krait.config;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/// How a kind of setting is written and read.
///
/// @param placeholder stands for the value in help texts; empty for a switch
/// @param rule what is allowed, to follow "must be" in a sentence
/// @param form its shape in TOML
/// @param place what becomes of one text where it was written, before sources are compared
/// @param reader from texts to the value; throws [InvalidValueException]
record Kind<T>(
    String placeholder, String rule, Form form, Place place, Function<List<String>, T> reader) {

  /// Completes a text with what only its source knows: the folder that relative paths start from.
  @FunctionalInterface
  interface Place {
    List<String> texts(String text, Path base);
  }

  T read(List<String> texts) {
    return reader.apply(texts);
  }

  /// A kind of which nothing said is a value of its own.
  static <T> Function<List<String>, T> last(Function<String, T> reader) {
    return texts -> reader.apply(texts.getLast());
  }
}
