package dev.krait.exchange;

import java.nio.file.Path;

/// Where a response goes. Called by one thread at a time, in this order: [start][#start] or
/// [sendFile][#sendFile] once, then [write][#write] until a call says `last`.
///
/// A call returns when the bytes are on the wire or are certain to go out without the caller (PEP
/// 3333 §"Buffering and Streaming"), and blocks while too many are waiting. Each returns false when
/// nobody will receive the rest: the client is gone, or the request was answered for the
/// application already because it took too long.
public interface ResponseSink {
  /// Commits the head and sends the first block, which may be empty.
  ///
  /// @param last whether the block completes the body
  boolean start(ResponseHead head, byte[] block, boolean last);

  /// Sends one more block.
  boolean write(byte[] block, boolean last);

  /// Commits the head and sends `count` bytes of a file from `offset` as the whole body, without
  /// taking them through the heap. Returns before they are sent.
  boolean sendFile(ResponseHead head, Path file, long offset, long count);

  /// Ends a response that cannot be completed honestly: cuts the connection, so that the client
  /// sees the truncation, once what was accepted is sent.
  void abort();
}
