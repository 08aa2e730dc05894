package dev.krait.it;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/// Frames that a client sends without an end, to keep the server busy or to fill its memory.
///
/// @param first what comes before them
/// @param block the one of a number, counted from 0
record Http2Flood(String name, List<byte[]> first, IntFunction<byte[]> block) {
  private static final byte[] NOTHING = {};
  private static final int TIMES = 50;

  /// More than the buffers of two sockets hold.
  private static final int MOST_BLOCKS = 200_000;

  static List<Http2Flood> all() {
    return List.of(
        same("ping", Http2Wire.frame(Http2Wire.PING, 0, 0, new byte[8])),
        same("settings", Http2Wire.frame(Http2Wire.SETTINGS, 0, 0, NOTHING)),
        same("priority", Http2Wire.frame(Http2Wire.PRIORITY, 0, 1, new byte[5])),
        same("unknown frames", Http2Wire.frame(77, 0, 0, NOTHING)),
        same("small windows", Http2Wire.frame(Http2Wire.WINDOW_UPDATE, 0, 0, Http2Wire.number(1))),
        new Http2Flood(
            "continuations without anything",
            List.of(Http2Wire.frame(Http2Wire.HEADERS, 1, 1, head("/late"))),
            _ -> times(Http2Wire.frame(Http2Wire.CONTINUATION, 0, 1, NOTHING))),
        new Http2Flood(
            "continuations without an end",
            List.of(Http2Wire.frame(Http2Wire.HEADERS, 1, 1, head("/late"))),
            i -> Http2Wire.frame(Http2Wire.CONTINUATION, 0, 1, field(i))),
        new Http2Flood(
            "empty data",
            List.of(Http2Wire.frame(Http2Wire.HEADERS, Http2Wire.END_HEADERS, 1, post())),
            _ -> times(Http2Wire.frame(Http2Wire.DATA, 0, 1, NOTHING))),
        new Http2Flood(
            "padding",
            List.of(Http2Wire.frame(Http2Wire.HEADERS, Http2Wire.END_HEADERS, 1, post())),
            _ -> times(Http2Wire.frame(Http2Wire.DATA, Http2Wire.PADDED, 1, new byte[] {1, 0}))),
        new Http2Flood("streams that are reset", List.of(), Http2Flood::rapidReset),
        new Http2Flood(
            "streams",
            List.of(),
            i -> Http2Wire.frame(Http2Wire.HEADERS, Http2Wire.END_HEADERS, 2 * i + 1, post())),
        new Http2Flood(
            "one field over and over, by its number",
            List.of(Http2Wire.frame(Http2Wire.HEADERS, 5, 1, kept())),
            i -> Http2Wire.frame(Http2Wire.HEADERS, 5, 2 * i + 3, bomb())));
  }

  private static Http2Flood same(String name, byte[] frame) {
    return new Http2Flood(name, List.of(), _ -> times(frame));
  }

  private static byte[] times(byte[] frame) {
    ByteArrayOutputStream frames = new ByteArrayOutputStream();
    for (int i = 0; i < TIMES; i++) {
      frames.writeBytes(frame);
    }
    return frames.toByteArray();
  }

  private static byte[] head(String target) {
    return Http2Wire.head("GET", target, Map.of());
  }

  private static byte[] post() {
    return Http2Wire.head("POST", "/digest", Map.of());
  }

  private static byte[] field(int number) {
    return Http2Wire.field("x-" + number, "v".repeat(1000));
  }

  /// CVE-2023-44487
  private static byte[] rapidReset(int number) {
    ByteArrayOutputStream frames = new ByteArrayOutputStream();
    frames.writeBytes(Http2Wire.frame(Http2Wire.HEADERS, 5, 2 * number + 1, head("/late")));
    frames.writeBytes(
        Http2Wire.frame(
            Http2Wire.RST_STREAM, 0, 2 * number + 1, Http2Wire.number(Http2Wire.CANCEL)));
    return frames.toByteArray();
  }

  /// A request whose last field goes into HPACK's table (RFC 7541 §6.2.1).
  private static byte[] kept() {
    ByteArrayOutputStream block = new ByteArrayOutputStream();
    block.writeBytes(head("/late"));
    byte[] field = Http2Wire.field("x-bomb", "v".repeat(3900));
    field[0] = 0x40;
    block.writeBytes(field);
    return block.toByteArray();
  }

  /// A request that has the table's newest field a thousand times (RFC 7541 §6.1).
  private static byte[] bomb() {
    ByteArrayOutputStream block = new ByteArrayOutputStream();
    block.writeBytes(head("/late"));
    for (int i = 0; i < 1000; i++) {
      block.write(0x80 | 62);
    }
    return block.toByteArray();
  }

  /// Sends until the connection is closed; fails when the server takes all.
  void isEndedBy(Http2Wire wire) {
    try {
      for (byte[] frame : first) {
        wire.write(frame);
      }
      for (int i = 0; i < MOST_BLOCKS; i++) {
        wire.write(block.apply(i));
      }
    } catch (IOException e) {
      return;
    }
    throw new AssertionError("the server has taken all of: " + name);
  }

  @Override
  public String toString() {
    return name;
  }
}
