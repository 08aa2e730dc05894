package dev.krait.jdbc;

import dev.krait.values.Values;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// How values cross: numbers and text as they are in JSON, the rest as text that one function of
/// Python's reads, see `krait.jdbc.rows`.
enum Kind {
  WHOLE("int", (rows, i) -> Long.toString(rows.getLong(i))),
  // JSON has no words for the special ones; Python's reader knows these
  REAL("float", (rows, i) -> Double.toString(rows.getDouble(i))),
  SMALL_REAL("float", (rows, i) -> Float.toString(rows.getFloat(i))),
  TRUTH("bool", (rows, i) -> Boolean.toString(rows.getBoolean(i))),
  TEXT("str", (rows, i) -> quoted(rows.getString(i))),
  DECIMAL("decimal", (rows, i) -> quoted(rows.getString(i))),
  BYTES("bytes", (rows, i) -> bytes(rows.getBytes(i))),
  DATE("date", (rows, i) -> quoted(rows.getObject(i, LocalDate.class))),
  TIME("time", (rows, i) -> quoted(rows.getObject(i, LocalTime.class))),
  ZONED_TIME("timetz", (rows, i) -> quoted(rows.getObject(i, OffsetTime.class))),
  DATETIME("datetime", (rows, i) -> local(rows.getObject(i, LocalDateTime.class))),
  MOMENT("datetimetz", (rows, i) -> moment(rows.getObject(i, OffsetDateTime.class))),
  DURATION("timedelta", (rows, i) -> Values.write(rows.getObject(i, Duration.class))),
  INTERVAL("interval", (rows, i) -> quoted(rows.getString(i))),
  UUID("uuid", (rows, i) -> quoted(rows.getString(i))),
  JSON("json", (rows, i) -> quoted(rows.getString(i))),
  ARRAY("array", (rows, i) -> Values.write(Column.elements(rows.getArray(i))));

  /// Reads a column of the current row.
  private interface Reader {
    @Nullable String read(ResultSet rows, int place) throws SQLException;
  }

  private final String code;

  @SuppressWarnings("ImmutableEnumChecker") // they have no state
  private final Reader reader;

  Kind(String code, Reader reader) {
    this.code = code;
    this.reader = reader;
  }

  /// What Python calls it.
  String code() {
    return code;
  }

  /// The value as JSON; anything where it was null.
  @Nullable String read(ResultSet rows, int place) throws SQLException {
    return reader.read(rows, place);
  }

  private static @Nullable String quoted(@Nullable Object value) {
    return value == null ? null : Values.write(value.toString());
  }

  private static @Nullable String bytes(byte @Nullable [] value) {
    return value == null ? null : Values.write(new String(value, StandardCharsets.ISO_8859_1));
  }

  private static @Nullable String local(@Nullable LocalDateTime value) {
    return value == null ? null : quoted(value.truncatedTo(ChronoUnit.MICROS));
  }

  private static @Nullable String moment(@Nullable OffsetDateTime value) {
    return value == null ? null : quoted(value.truncatedTo(ChronoUnit.MICROS));
  }
}
