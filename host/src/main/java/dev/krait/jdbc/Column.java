package dev.krait.jdbc;

import dev.krait.values.Values;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One column of a result: how its values cross.
///
/// @param kind what `krait.jdbc` makes of it
record Column(int place, String name, Kind kind, int precision, int scale, int nullable) {
  static Column of(ResultSetMetaData about, int place, Product product) throws SQLException {
    return new Column(
        place,
        about.getColumnLabel(place),
        kind(about.getColumnType(place), about.getColumnTypeName(place), product),
        about.getPrecision(place),
        about.getScale(place),
        about.isNullable(place));
  }

  private static Kind kind(int type, String name, Product product) {
    if (product == Product.POSTGRESQL) {
      switch (name.toLowerCase(Locale.ROOT)) {
        case "timestamptz" -> {
          return Kind.MOMENT;
        }
        case "timetz" -> {
          return Kind.ZONED_TIME;
        }
        case "bit", "money", "xml" -> {
          return Kind.TEXT;
        }
        case "interval" -> {
          return Kind.INTERVAL;
        }
        case "uuid" -> {
          return Kind.UUID;
        }
        case "json", "jsonb" -> {
          return Kind.JSON;
        }
        default -> {}
      }
    }
    return name.equals("UUID") ? Kind.UUID : kind(type, name);
  }

  private static Kind kind(int type, String name) {
    return switch (type) {
      case Types.BIT, Types.BOOLEAN -> Kind.TRUTH;
      case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> Kind.WHOLE;
      case Types.REAL -> Kind.SMALL_REAL;
      case Types.FLOAT, Types.DOUBLE -> Kind.REAL;
      case Types.NUMERIC, Types.DECIMAL -> Kind.DECIMAL;
      case Types.DATE -> Kind.DATE;
      case Types.TIME -> Kind.TIME;
      case Types.TIME_WITH_TIMEZONE -> Kind.ZONED_TIME;
      case Types.TIMESTAMP -> Kind.DATETIME;
      case Types.TIMESTAMP_WITH_TIMEZONE -> Kind.MOMENT;
      case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> Kind.BYTES;
      case Types.ARRAY -> Kind.ARRAY;
      default -> other(name);
    };
  }

  private static Kind other(String name) {
    if (name.equals("JSON")) {
      return Kind.JSON;
    }
    return name.startsWith("INTERVAL DAY") ? Kind.DURATION : Kind.TEXT;
  }

  void describe(StringBuilder text) {
    text.append('[')
        .append(Values.write(name))
        .append(",\"")
        .append(kind.code())
        .append("\",")
        .append(precision)
        .append(',')
        .append(scale)
        .append(',')
        .append(
            nullable == ResultSetMetaData.columnNullableUnknown
                ? "null"
                : nullable == ResultSetMetaData.columnNullable)
        .append(']');
  }

  /// Appends the value of the current row, as JSON.
  void append(ResultSet results, StringBuilder text) throws SQLException {
    String written = kind.read(results, place);
    text.append(written == null || results.wasNull() ? "null" : written);
  }

  /// An array's elements, with Java's types for each.
  static @Nullable Object elements(@Nullable Array array) throws SQLException {
    return array == null
        ? null
        : plain(array.getArray(), array.getBaseTypeName().equals("timestamptz"));
  }

  private static @Nullable Object plain(@Nullable Object element, boolean zoned) {
    return switch (element) {
      case null -> null;
      case Object[] several -> Arrays.stream(several).map(each -> plain(each, zoned)).toList();
      case Timestamp moment when zoned -> moment.toInstant();
      case Number _, Boolean _, byte[] _, java.util.Date _, java.util.UUID _ -> element;
      default ->
          element.getClass().isArray() || element.getClass().getPackageName().equals("java.time")
              ? element
              : element.toString();
    };
  }
}
