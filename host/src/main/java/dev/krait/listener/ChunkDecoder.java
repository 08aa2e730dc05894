package dev.krait.listener;

import dev.krait.exchange.BodyException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// Takes the chunked coding off a body (RFC 9112 §7.1), and forgives nothing: where two servers may
/// see the end of a body at different places, requests can be smuggled past one of them.
///
/// A size has 1 to 16 hexadecimal digits, every line ends in CR LF. Extensions and trailers must be
/// well-formed, are dropped, and may have [EXTRA][#EXTRA] bytes in all. Keeps its state between
/// calls; one thread at a time.
final class ChunkDecoder {
  static final int EXTRA = 16 * 1024;
  private static final int SIZE_DIGITS = 16;
  private static final int HEX = 16;

  private enum State {
    SIZE,
    DATA,
    DATA_CR,
    DATA_LF,
    TRAILER,
    ENDED,
    BROKEN
  }

  private final long most;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private State state = State.SIZE;
  private boolean lineCr;
  private int extra;
  private long total;
  private long left;

  /// @param most bytes the body may have, 0 for any number
  ChunkDecoder(long most) {
    this.most = most;
  }

  /// Whether the body is complete, and so all of it moved.
  boolean ended() {
    return state == State.ENDED;
  }

  /// Moves the body's bytes from `coded` to `body`, until one of them is used up or the body ends.
  /// Takes nothing from behind the end.
  ///
  /// @throws BodyException with 400 when it is malformed, 413 when a chunk would make it too large;
  ///   at every further call, too
  void decode(ByteBuffer coded, ByteBuffer body) throws BodyException {
    while (coded.hasRemaining() && state != State.ENDED) {
      switch (state) {
        case SIZE, TRAILER -> takeLine(coded.get());
        case DATA -> {
          if (!body.hasRemaining()) {
            return;
          }
          move(coded, body);
        }
        case DATA_CR -> expect(coded.get(), '\r', State.DATA_LF);
        case DATA_LF -> expect(coded.get(), '\n', State.SIZE);
        case ENDED -> {}
        case BROKEN -> throw broken("is malformed");
      }
    }
  }

  private void move(ByteBuffer coded, ByteBuffer body) {
    int count = (int) Math.min(left, Math.min(coded.remaining(), body.remaining()));
    body.put(body.position(), coded, coded.position(), count);
    coded.position(coded.position() + count);
    body.position(body.position() + count);
    left -= count;
    if (left == 0) {
      state = State.DATA_CR;
    }
  }

  private void expect(byte found, char wanted, State next) throws BodyException {
    if (found != wanted) {
      throw broken("has a chunk that is longer than its size");
    }
    state = next;
  }

  private void takeLine(byte next) throws BodyException {
    if (lineCr || next == '\n') {
      if (!lineCr || next != '\n') {
        throw broken("has a line that does not end in CR LF");
      }
      lineCr = false;
      String text = line.toString(StandardCharsets.ISO_8859_1);
      line.reset();
      if (state == State.SIZE) {
        takeSize(text);
      } else {
        takeTrailer(text);
      }
    } else if (next == '\r') {
      lineCr = true;
    } else {
      line.write(next);
      if (line.size() > SIZE_DIGITS + EXTRA - extra) {
        throw broken("has too many extensions or trailers");
      }
    }
  }

  private void takeSize(String text) throws BodyException {
    int digits = 0;
    while (digits < text.length() && isHex(text.charAt(digits))) {
      digits++;
    }
    if (digits == 0 || digits > SIZE_DIGITS) {
      throw broken("has a chunk size that is not 1 to 16 hexadecimal digits");
    }
    if (!ChunkExtensions.wellFormed(text.substring(digits))) {
      throw broken("has a malformed chunk extension");
    }
    count(text.length() - digits);
    long size = Long.parseUnsignedLong(text.substring(0, digits), HEX);
    if (size < 0 || size > (most > 0 ? most : Long.MAX_VALUE) - total) {
      state = State.BROKEN;
      throw new BodyException(413, "the request body is larger than the limit of " + most);
    }
    total += size;
    left = size;
    state = size == 0 ? State.TRAILER : State.DATA;
  }

  private void takeTrailer(String text) throws BodyException {
    if (text.isEmpty()) {
      state = State.ENDED;
    } else if (ChunkExtensions.isField(text)) {
      count(text.length());
    } else {
      throw broken("has a malformed trailer");
    }
  }

  private void count(int bytes) throws BodyException {
    extra += bytes;
    if (extra > EXTRA) {
      throw broken("has too many extensions or trailers");
    }
  }

  private static boolean isHex(char c) {
    return c < 0x80 && Character.digit(c, HEX) >= 0;
  }

  private BodyException broken(String what) {
    state = State.BROKEN;
    return new BodyException(400, "the chunked request body " + what);
  }
}
