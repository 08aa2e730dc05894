package dev.krait.tls;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Optional;

/// The little of ASN.1's DER (X.690) that turns the older forms of private keys into PKCS#8 (RFC
/// 5208), the only one the JDK reads.
final class Der {
  private static final int INTEGER = 0x02;
  private static final int OCTET_STRING = 0x04;
  private static final int SEQUENCE = 0x30;
  private static final int PARAMETERS = 0xA0;
  private static final byte[] VERSION_0 = {INTEGER, 1, 0};
  private static final byte[] RSA = HexFormat.of().parseHex("06092a864886f70d0101010500");
  private static final byte[] EC = HexFormat.of().parseHex("06072a8648ce3d0201");

  private Der() {}

  /// PKCS#1 (RFC 8017 appendix A.1.2), `RSA PRIVATE KEY`.
  static byte[] ofRsa(byte[] key) {
    return tagged(SEQUENCE, join(VERSION_0, tagged(SEQUENCE, RSA), tagged(OCTET_STRING, key)));
  }

  /// RFC 5915, `EC PRIVATE KEY`; empty when it does not name its curve.
  static Optional<byte[]> ofEc(byte[] key) {
    return curve(ByteBuffer.wrap(key))
        .map(curve ->
            tagged(
                SEQUENCE,
                join(VERSION_0, tagged(SEQUENCE, join(EC, curve)), tagged(OCTET_STRING, key))));
  }

  private static Optional<byte[]> curve(ByteBuffer key) {
    try {
      enter(key, SEQUENCE);
      while (key.hasRemaining()) {
        int tag = key.get() & 0xFF;
        byte[] content = new byte[length(key)];
        key.get(content);
        if (tag == PARAMETERS) {
          return Optional.of(content);
        }
      }
    } catch (java.nio.BufferUnderflowException | NegativeArraySizeException _) {
      // damaged: it names no curve
    }
    return Optional.empty();
  }

  private static void enter(ByteBuffer bytes, int tag) {
    if ((bytes.get() & 0xFF) == tag) {
      int length = length(bytes);
      bytes.limit(Math.min(bytes.limit(), bytes.position() + length));
    }
  }

  private static int length(ByteBuffer bytes) {
    int first = bytes.get() & 0xFF;
    if (first < 0x80) {
      return first;
    }
    int length = 0;
    for (int i = first & 0x7F; i > 0; i--) {
      length = (length << 8) | (bytes.get() & 0xFF);
    }
    return Math.min(length, bytes.remaining());
  }

  private static byte[] tagged(int tag, byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(content.length + 5);
    out.write(tag);
    if (content.length < 0x80) {
      out.write(content.length);
    } else {
      out.write(0x83);
      out.write(content.length >> 16);
      out.write(content.length >> 8);
      out.write(content.length);
    }
    out.writeBytes(content);
    return out.toByteArray();
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
