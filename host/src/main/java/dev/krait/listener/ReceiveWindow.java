package dev.krait.listener;

/// How much of requests' bodies the client of an HTTP/2 connection may send, whatever their streams
/// (RFC 9113 §6.9.1). Undertow gives it back what is read and forgets what is thrown away, as of
/// streams that are reset: a connection would come to a halt after a few. I/O thread.
final class ReceiveWindow {
  private final int size;
  private long arrived;
  private long used;
  private long givenBack;

  /// @param size in bytes, of the window that clients begin with
  ReceiveWindow(int size) {
    this.size = size;
  }

  void arrived(int bytes) {
    arrived += bytes;
  }

  /// These were read, or are thrown away.
  ///
  /// @return what is to be given back to the client now, may be 0
  int used(int bytes) {
    used = Math.min(arrived, used + bytes);
    return toGiveBack();
  }

  /// Nothing that has arrived will be read.
  int allUsed() {
    used = arrived;
    return toGiveBack();
  }

  private int toGiveBack() {
    int owed = (int) (used - givenBack);
    if (owed < size / 2) {
      return 0;
    }
    givenBack = used;
    return owed;
  }
}
