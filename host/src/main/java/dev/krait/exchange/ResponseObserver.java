package dev.krait.exchange;

/// Sees a response on its way to the client. Called by one thread at a time; must not block, nor
/// keep or change a block's array.
public interface ResponseObserver {
  /// Once, before all blocks.
  void head(ResponseHead head);

  /// What the client is sent.
  void block(byte[] bytes, int offset, int count);

  /// Once, after all blocks.
  ///
  /// @param complete false when the response was cut off, or its end is not known here
  void end(boolean complete);
}
