package dev.krait.packages;

/// Hears how an install gets on. Called by one thread.
public interface Progress {
  /// Something new is being done.
  ///
  /// @param what in words that follow "krait:": `collecting flask`
  void step(String what);

  /// Nothing more will come.
  void done();
}
