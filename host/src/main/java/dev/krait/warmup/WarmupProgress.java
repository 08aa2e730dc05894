package dev.krait.warmup;

/// Hears how a warm-up gets on. Called by one thread.
public interface WarmupProgress {
  /// A second has passed.
  ///
  /// @param what in words that follow "krait:": `warming up: 12,345 requests, …`
  void step(String what);

  /// Nothing more will come.
  void done();
}
