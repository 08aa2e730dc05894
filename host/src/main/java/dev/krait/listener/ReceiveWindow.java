package dev.krait.listener;

/// How much of requests' bodies the client of an HTTP/2 connection may send on all streams together
/// (RFC 9113 §6.9.1). It gets back what arrives as it arrives, since each stream has a window of
/// its own. Undertow gives it back what is read: a stream that nobody reads yet would hold up those
/// that are read, and one that is reset would for ever. I/O thread.
final class ReceiveWindow {
  private final int size;
  private int owed;

  /// @param size in bytes, of the window that clients begin with
  ReceiveWindow(int size) {
    this.size = size;
  }

  /// Takes note of bytes.
  ///
  /// @return what is to be given back to the client now, may be 0
  int arrived(int bytes) {
    owed += bytes;
    if (owed < size / 2) {
      return 0;
    }
    int all = owed;
    owed = 0;
    return all;
  }
}
