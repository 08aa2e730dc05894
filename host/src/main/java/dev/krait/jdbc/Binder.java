package dev.krait.jdbc;

import dev.krait.values.ConversionException;
import dev.krait.values.Node;
import dev.krait.values.Values;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Gives a statement its parameters.
///
/// PostgreSQL gets text without a type, as from `psycopg`, and decides itself whether it is a
/// `jsonb`, an array, an enum or an interval.
record Binder(PreparedStatement statement, Product product) {
  void bind(List<Node> parameters) throws SQLException {
    for (int i = 0; i < parameters.size(); i++) {
      one(i + 1, parameters.get(i));
    }
  }

  private void one(int place, Node node) throws SQLException {
    switch (node) {
      case Node.Nothing _ -> statement.setNull(place, Types.NULL);
      case Node.Leaf(BigInteger whole) -> whole(place, whole);
      case Node.Leaf(String text) -> text(place, text);
      case Node.Leaf(byte[] bytes) -> statement.setBytes(place, bytes);
      case Node.Leaf(ZonedDateTime moment) -> statement.setObject(place, moment.toOffsetDateTime());
      case Node.Leaf(Duration duration) when product == Product.POSTGRESQL ->
          text(place, duration.toString());
      case Node.Leaf(Object value) -> statement.setObject(place, value);
      case Node.Items items when product == Product.POSTGRESQL ->
          text(place, ArrayLiteral.of(items));
      case Node.Items items ->
          statement.setObject(
              place, ((List<?>) Objects.requireNonNull(Values.natural(items))).toArray());
      case Node.Pairs _, Node.Fields _ ->
          throw ConversionException.of(
              "parameter %d is of type %s, which a database has nothing like; allowed are values"
                      .formatted(place, node.pythonType())
                  + " without parts, lists of them, and dicts as JSON; pass one of these");
    }
  }

  private void whole(int place, BigInteger whole) throws SQLException {
    if (whole.bitLength() < Integer.SIZE) {
      statement.setInt(place, whole.intValue());
    } else if (whole.bitLength() < Long.SIZE) {
      statement.setLong(place, whole.longValue());
    } else {
      statement.setBigDecimal(place, new BigDecimal(whole));
    }
  }

  private void text(int place, @Nullable String text) throws SQLException {
    if (product == Product.POSTGRESQL) {
      statement.setObject(place, text, Types.OTHER);
    } else {
      statement.setString(place, text);
    }
  }
}
