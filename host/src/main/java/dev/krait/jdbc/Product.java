package dev.krait.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/// Databases that are not all alike to a driver.
enum Product {
  POSTGRESQL,
  H2,
  OTHER;

  static Product of(Connection connection) throws SQLException {
    return switch (connection.getMetaData().getDatabaseProductName()) {
      case "PostgreSQL" -> POSTGRESQL;
      case "H2" -> H2;
      default -> OTHER;
    };
  }
}
