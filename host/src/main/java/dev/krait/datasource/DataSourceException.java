package dev.krait.datasource;

/// A database of the configuration cannot be used. The message is complete.
public final class DataSourceException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DataSourceException(String message) {
    super(message);
  }
}
