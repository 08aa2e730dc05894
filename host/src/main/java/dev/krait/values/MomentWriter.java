package dev.krait.values;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/// Writes dates, times and what else is one short text. Python's moments are exact to the
/// microsecond; what Java has beyond is cut off.
record MomentWriter(NodeWriter out) {
  private static final String TIME = "HH:mm:ss.SSSSSS";
  private static final DateTimeFormatter TIMES = DateTimeFormatter.ofPattern(TIME);
  private static final DateTimeFormatter ZONED_TIMES = DateTimeFormatter.ofPattern(TIME + "xxxxx");
  private static final DateTimeFormatter DATES = DateTimeFormatter.ofPattern("uuuu-MM-dd");
  private static final DateTimeFormatter MOMENTS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'" + TIME);
  private static final DateTimeFormatter ZONED_MOMENTS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'" + TIME + "xxxxx");
  private static final int LAST_YEAR = 9999;

  /// Writes it, if it is one of these.
  ///
  /// @return whether it is
  boolean write(Object value) {
    switch (value) {
      case UUID id -> out.tagged("u", id.toString());
      case URI uri -> out.quote(uri.toString());
      case LocalDate date -> out.tagged("d", DATES.format(inRange(date, date.getYear())));
      case LocalTime time -> out.tagged("t", TIMES.format(time));
      case OffsetTime time -> out.tagged("tz", ZONED_TIMES.format(time));
      case LocalDateTime moment ->
          out.tagged("dt", MOMENTS.format(inRange(moment, moment.getYear())));
      case Instant instant -> zoned(instant);
      case OffsetDateTime moment -> zoned(moment.toZonedDateTime());
      case ZonedDateTime moment -> zoned(moment);
      case Duration duration -> {
        Duration micros = duration.truncatedTo(ChronoUnit.MICROS);
        out.tagged("td", micros.toSeconds(), micros.toNanosPart() / 1000);
      }
      case java.sql.Timestamp moment -> write(moment.toLocalDateTime());
      case java.sql.Date date -> write(date.toLocalDate());
      case java.sql.Time time -> write(time.toLocalTime());
      case java.util.Date date -> zoned(date.toInstant());
      default -> {
        return false;
      }
    }
    return true;
  }

  private void zoned(Instant instant) {
    if (instant.isAfter(Instant.parse("9999-12-31T23:59:59.999999999Z"))
        || instant.isBefore(Instant.parse("0001-01-01T00:00:00Z"))) {
      throw tooFar(instant);
    }
    zoned(instant.atZone(ZoneOffset.UTC));
  }

  private void zoned(ZonedDateTime moment) {
    String zone = moment.getZone() instanceof ZoneOffset ? "" : moment.getZone().getId();
    out.tagged("z", ZONED_MOMENTS.format(inRange(moment, moment.getYear())), zone);
  }

  private static <T> T inRange(T moment, int year) {
    if (year < 1 || year > LAST_YEAR) {
      throw tooFar(moment);
    }
    return moment;
  }

  private static ConversionException tooFar(Object moment) {
    return new ConversionException(
        "Java gave %s, which is out of range for Python; allowed are the years 1 to 9999; have the"
                .formatted(moment)
            + " method return an earlier or later one, or null",
        true);
  }
}
