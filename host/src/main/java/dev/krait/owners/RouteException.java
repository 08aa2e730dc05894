package dev.krait.owners;

import java.util.function.UnaryOperator;

/// A table names what cannot be had, or its shadows have no place for differences.
public final class RouteException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String setting;
  private final String complaint;

  /// @param setting at fault, as in `krait.toml`; empty when the complaint says so itself
  /// @param complaint the offending value, what is allowed, what to do
  RouteException(String setting, String complaint) {
    super(complaint);
    this.setting = setting;
    this.complaint = complaint;
  }

  /// For the user, and complete.
  ///
  /// @param place how a setting is called where it was set: `--route` for `route`
  public String explanation(UnaryOperator<String> place) {
    return setting.isEmpty() ? complaint : place.apply(setting) + ": " + complaint;
  }
}
