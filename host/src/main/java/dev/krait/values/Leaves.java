package dev.krait.values;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Values without parts as Java's types: numbers where none of their digits is lost, text, enums by
/// name, moments.
final class Leaves {
  private Leaves() {}

  /// Where nothing says which type it is to be.
  static Object natural(Object value) {
    if (value instanceof BigInteger whole) {
      if (whole.bitLength() < Integer.SIZE) {
        return whole.intValue();
      }
      return whole.bitLength() < Long.SIZE ? (Object) whole.longValue() : whole;
    }
    return value;
  }

  /// What a node without parts is as a Java type.
  ///
  /// @param value the node's
  static Object to(Node node, Object value, Class<?> wanted) {
    Class<?> type = Conversion.wrapped(wanted);
    Object found;
    try {
      found = special(node, value, type);
    } catch (ArithmeticException _) {
      throw ConversionException.outOfRange(node, Wanted.words(wanted));
    }
    if (found != null) {
      return found;
    }
    if (type.isInstance(value)) {
      return value;
    }
    throw ConversionException.of(node, Wanted.words(wanted));
  }

  private static @Nullable Object special(Node node, Object value, Class<?> type) {
    return switch (value) {
      case BigInteger whole -> number(whole, type);
      case Double real -> real(real, type);
      case String text -> text(node, text, type);
      case ZonedDateTime moment -> moment(moment, type);
      case LocalDateTime moment when type == java.sql.Timestamp.class ->
          java.sql.Timestamp.valueOf(moment);
      default -> null;
    };
  }

  private static @Nullable Object number(BigInteger whole, Class<?> type) {
    if (type == BigDecimal.class) {
      return new BigDecimal(whole);
    }
    if (type == Double.class) {
      return finite(whole.doubleValue());
    }
    if (type == Float.class) {
      return (float) finite(whole.floatValue());
    }
    return type == OptionalDouble.class
        ? OptionalDouble.of(finite(whole.doubleValue()))
        : exact(whole, type);
  }

  private static double finite(double real) {
    if (!Double.isFinite(real)) {
      throw new ArithmeticException("it is too large");
    }
    return real;
  }

  private static @Nullable Object exact(BigInteger whole, Class<?> type) {
    if (type == Integer.class) {
      return whole.intValueExact();
    }
    if (type == Long.class) {
      return whole.longValueExact();
    }
    if (type == Short.class) {
      return whole.shortValueExact();
    }
    if (type == Byte.class) {
      return whole.byteValueExact();
    }
    if (type == OptionalInt.class) {
      return OptionalInt.of(whole.intValueExact());
    }
    if (type == OptionalLong.class) {
      return OptionalLong.of(whole.longValueExact());
    }
    return type == Number.class || type == Comparable.class ? natural(whole) : null;
  }

  private static @Nullable Object real(double real, Class<?> type) {
    if (type == Float.class) {
      return (float) real;
    }
    return type == OptionalDouble.class ? OptionalDouble.of(real) : null;
  }

  private static @Nullable Object text(Node node, String text, Class<?> type) {
    if (type.isEnum()) {
      return Arrays.stream(type.getEnumConstants())
          .filter(constant -> ((Enum<?>) constant).name().equals(text))
          .findFirst()
          .orElseThrow(() -> ConversionException.of(node, Wanted.words(type)));
    }
    return type == Character.class && text.length() == 1 ? (Object) text.charAt(0) : null;
  }

  private static @Nullable Object moment(ZonedDateTime moment, Class<?> type) {
    if (type == Instant.class) {
      return moment.toInstant();
    }
    if (type == OffsetDateTime.class) {
      return moment.toOffsetDateTime();
    }
    return type == java.util.Date.class ? java.util.Date.from(moment.toInstant()) : null;
  }
}
