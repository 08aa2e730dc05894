package dev.krait.conformance;

import java.util.ArrayList;
import java.util.List;

/// What went over the wire, in order, as text: the evidence of a case.
final class Transcript {
  private static final int LONGEST_PIECE = 1_500;
  private static final int MOST_PIECES = 60;

  private final List<Piece> pieces = new ArrayList<>();
  private final StringBuilder received = new StringBuilder();
  private int receivedBytes;

  /// Something that was sent, received or happened, in one go.
  ///
  /// @param text printable; line breaks are line breaks
  record Piece(Kind kind, String text) {}

  enum Kind {
    SENT(">"),
    RECEIVED("<"),
    EVENT("*");

    private final String sign;

    Kind(String sign) {
      this.sign = sign;
    }

    String sign() {
      return sign;
    }
  }

  void sent(String bytes) {
    add(Kind.SENT, shortened(bytes, bytes.length()));
  }

  void received(int oneByte) {
    receivedBytes++;
    if (received.length() < LONGEST_PIECE) {
      received.append((char) oneByte);
    }
  }

  /// Something other than bytes: `the server closed the connection`.
  void event(String what) {
    add(Kind.EVENT, what);
  }

  private void add(Kind kind, String text) {
    flush();
    if (pieces.size() < MOST_PIECES) {
      pieces.add(new Piece(kind, text));
    }
  }

  private void flush() {
    if (receivedBytes > 0 && pieces.size() < MOST_PIECES) {
      pieces.add(new Piece(Kind.RECEIVED, shortened(received.toString(), receivedBytes)));
    }
    received.setLength(0);
    receivedBytes = 0;
  }

  List<Piece> pieces() {
    flush();
    return List.copyOf(pieces);
  }

  private static String shortened(String bytes, int count) {
    String shown = bytes.length() > LONGEST_PIECE ? bytes.substring(0, LONGEST_PIECE) : bytes;
    String lines = printable(shown.replace("\r\n", "\n"));
    return count > shown.length() ? lines + "\n… (" + count + " bytes)" : lines;
  }

  /// Control characters and what is beyond ASCII as escapes; line feeds stay.
  static String printable(String bytes) {
    StringBuilder text = new StringBuilder();
    for (int at = 0; at < bytes.length(); at++) {
      char each = bytes.charAt(at);
      if (each == '\n' || (each >= ' ' && each <= '~')) {
        text.append(each);
      } else {
        text.append("\\x%02x".formatted((int) each));
      }
    }
    return text.toString();
  }
}
