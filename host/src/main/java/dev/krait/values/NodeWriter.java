package dev.krait.values;

import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Writes values of Java's for `krait_bridge.values.read`.
final class NodeWriter {
  private static final int DEEPEST = 100;
  private static final long SAFE_DIGITS = 4000; // Python refuses to read longer decimal numbers
  private static final int HEX = 16;

  private final StringBuilder text;
  private int depth;

  NodeWriter(StringBuilder text) {
    this.text = text;
  }

  /// @throws ConversionException when Python has nothing like it
  void write(@Nullable Object value) {
    switch (value) {
      case null -> text.append("null");
      case String string -> quote(string);
      case Boolean truth -> text.append(truth.booleanValue());
      case Number number -> number(number);
      case Character character -> quote(character.toString());
      case Enum<?> constant -> quote(constant.name());
      case CharSequence chars -> quote(chars.toString());
      case byte[] bytes -> tagged("b", new String(bytes, StandardCharsets.ISO_8859_1));
      case Optional<?> optional -> write(optional.isPresent() ? optional.get() : null);
      case OptionalInt optional -> write(optional.isPresent() ? optional.getAsInt() : null);
      case OptionalLong optional -> write(optional.isPresent() ? optional.getAsLong() : null);
      case OptionalDouble optional -> write(optional.isPresent() ? optional.getAsDouble() : null);
      default -> {
        if (!new MomentWriter(this).write(value)) {
          container(value);
        }
      }
    }
  }

  private void number(Number number) {
    switch (number) {
      case Long _, Integer _, Short _, Byte _ -> text.append(number.longValue());
      case Double real -> real(real, Double.toString(real));
      case Float real -> real(real, Float.toString(real));
      case BigDecimal decimal -> tagged("n", decimal.toString());
      case BigInteger whole when whole.bitLength() < SAFE_DIGITS -> text.append(whole);
      case BigInteger whole -> tagged("i", whole.toString(HEX));
      default -> throw unknown(number);
    }
  }

  private void real(double value, String digits) {
    if (Double.isFinite(value)) {
      text.append(digits);
    } else {
      tagged("f", digits);
    }
  }

  private void container(Object value) {
    if (++depth > DEEPEST) {
      throw new ConversionException(
          "a value is nested more than %d deep, or contains itself; return less at once"
              .formatted(DEEPEST),
          false);
    }
    switch (value) {
      case Set<?> set -> items("s", set);
      case Collection<?> list -> items("l", list);
      case Map<?, ?> map -> pairs(map);
      case java.lang.Record fields -> fields(fields);
      default -> array(value);
    }
    depth--;
  }

  private void items(String tag, Collection<?> items) {
    text.append("[\"").append(tag).append('"');
    for (Object item : items) {
      text.append(',');
      write(item);
    }
    text.append(']');
  }

  private void pairs(Map<?, ?> map) {
    text.append("[\"m\"");
    map.forEach((key, value) -> {
      text.append(',');
      write(key);
      text.append(',');
      write(value);
    });
    text.append(']');
  }

  private void fields(java.lang.Record value) {
    Shape shape = Shape.of(value.getClass());
    text.append("[\"r\",");
    quote(value.getClass().getSimpleName());
    for (Shape.Field field : shape.fields()) {
      text.append(',');
      quote(field.name());
      text.append(',');
      write(field.of(value));
    }
    text.append(']');
  }

  private void array(Object value) {
    if (!value.getClass().isArray()) {
      throw unknown(value);
    }
    text.append("[\"l\"");
    for (int i = 0; i < Array.getLength(value); i++) {
      text.append(',');
      write(Array.get(value, i));
    }
    text.append(']');
  }

  private static ConversionException unknown(Object value) {
    return new ConversionException(
        "Java gave an object of the class %s, which Python has nothing like; allowed are text,"
                .formatted(value.getClass().getName())
            + " numbers, bytes, dates and times, UUIDs, enums, Optional, collections, maps, arrays"
            + " and records of these; have the method return one of these",
        false);
  }

  void tagged(String tag, String... written) {
    text.append("[\"").append(tag).append('"');
    for (String each : written) {
      text.append(',');
      quote(each);
    }
    text.append(']');
  }

  void tagged(String tag, long first, long second) {
    text.append("[\"")
        .append(tag)
        .append("\",")
        .append(first)
        .append(',')
        .append(second)
        .append(']');
  }

  /// As JSON (RFC 8259 §7). Halves of surrogate pairs are escaped: alone they are no text.
  void quote(String string) {
    text.append('"');
    for (int i = 0; i < string.length(); i++) {
      char c = string.charAt(i);
      if (c == '"' || c == '\\') {
        text.append('\\').append(c);
      } else if (c < ' ' || Character.isSurrogate(c)) {
        text.append("\\u%04x".formatted((int) c));
      } else {
        text.append(c);
      }
    }
    text.append('"');
  }
}
