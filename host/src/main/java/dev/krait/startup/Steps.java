package dev.krait.startup;

/// Hears how the making gets on.
@FunctionalInterface
public interface Steps {
  /// Something new is being done.
  ///
  /// @param what in words that follow "krait:": `linking the runtime image`
  void step(String what);
}
