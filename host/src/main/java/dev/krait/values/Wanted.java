package dev.krait.values;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// What Java wants, in a Python programmer's words.
final class Wanted {
  private static final String AWARE = "a datetime with tzinfo";
  private static final String NAIVE = "a datetime without tzinfo";
  private static final String INT = "an int from -2147483648 to 2147483647";
  private static final String LONG = "an int from -2**63 to 2**63 - 1";
  private static final String REAL = "a float or an int";
  private static final Map<Class<?>, String> WORDS =
      Map.ofEntries(
          Map.entry(Boolean.class, "a bool"),
          Map.entry(Byte.class, "an int from -128 to 127"),
          Map.entry(Short.class, "an int from -32768 to 32767"),
          Map.entry(Integer.class, INT),
          Map.entry(OptionalInt.class, INT),
          Map.entry(Long.class, LONG),
          Map.entry(OptionalLong.class, LONG),
          Map.entry(BigInteger.class, "an int"),
          Map.entry(Float.class, REAL),
          Map.entry(Double.class, REAL),
          Map.entry(OptionalDouble.class, REAL),
          Map.entry(BigDecimal.class, "a decimal.Decimal or an int"),
          Map.entry(Number.class, "an int, a float or a decimal.Decimal"),
          Map.entry(String.class, "a str"),
          Map.entry(CharSequence.class, "a str"),
          Map.entry(Character.class, "a str of one character"),
          Map.entry(byte[].class, "bytes"),
          Map.entry(LocalDate.class, "a datetime.date"),
          Map.entry(LocalTime.class, "a datetime.time without tzinfo"),
          Map.entry(OffsetTime.class, "a datetime.time with tzinfo"),
          Map.entry(LocalDateTime.class, NAIVE),
          Map.entry(java.sql.Timestamp.class, NAIVE),
          Map.entry(Instant.class, AWARE),
          Map.entry(OffsetDateTime.class, AWARE),
          Map.entry(ZonedDateTime.class, AWARE),
          Map.entry(java.util.Date.class, AWARE),
          Map.entry(Duration.class, "a datetime.timedelta"),
          Map.entry(UUID.class, "a uuid.UUID"));

  private Wanted() {}

  static String words(Class<?> type) {
    Class<?> wrapped = Conversion.wrapped(type);
    String known = WORDS.get(wrapped);
    if (known != null) {
      return known + (type.isPrimitive() ? "" : ", or None");
    }
    if (type.isEnum()) {
      return "one of "
          + list(
              Arrays.stream(type.getEnumConstants()).map(each -> ((Enum<?>) each).name()).toList());
    }
    if (type.isRecord()) {
      return "a dict or dataclass with "
          + list(Shape.of(type).fields().stream().map(Shape.Field::name).toList());
    }
    if (Set.class.isAssignableFrom(type)) {
      return "a set or a list";
    }
    if (type.isArray() || Collection.class.isAssignableFrom(type) || type == Iterable.class) {
      return "a list or a tuple";
    }
    return Map.class.isAssignableFrom(type)
        ? "a dict"
        : "nothing, as there is no Python type for " + type.getName();
  }

  static String list(List<String> names) {
    return names.stream().map(name -> "'" + name + "'").collect(Collectors.joining(", "));
  }
}
