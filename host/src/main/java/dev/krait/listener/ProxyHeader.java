package dev.krait.listener;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The header that begins a connection in the PROXY protocol, version 1 or 2 (the specification is
/// HAProxy's `proxy-protocol.txt`): whose connection it really is. Undertow's reader is not used:
/// it fails when version 2 comes in two pieces, and accepts signs in port numbers.
///
/// @param ends empty when the proxy speaks for itself, or does not know
record ProxyHeader(Optional<Ends> ends) {
  /// The longest header that is read.
  static final int MOST_BYTES = 2048;

  private static final int LINE_MOST = 107;
  private static final byte[] LINE_START = "PROXY ".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] SIGNATURE = {
    '\r', '\n', '\r', '\n', 0, '\r', '\n', 'Q', 'U', 'I', 'T', '\n'
  };
  private static final int FIXED = SIGNATURE.length + 4;
  private static final String PORT = "(0|[1-9]\\d{0,4})";
  private static final Pattern LINE =
      Pattern.compile(
          "PROXY (?:UNKNOWN(?: [^\r\n]*)?|TCP4 (?<four>[\\d.]+) ([\\d.]+) "
              + PORT
              + " "
              + PORT
              + "|TCP6 (?<six>[\\da-fA-F:.]+) ([\\da-fA-F:.]+) "
              + PORT
              + " "
              + PORT
              + ")");

  /// A connection's ends.
  record Ends(InetSocketAddress client, InetSocketAddress server) {}

  /// Takes the header off the front of what has been received.
  ///
  /// @return empty when more is needed; nothing is taken then
  /// @throws IOException when it is none, malformed, or too long
  static Optional<ProxyHeader> read(ByteBuffer bytes) throws IOException {
    if (startsLike(bytes, LINE_START)) {
      return bytes.remaining() < LINE_START.length ? Optional.empty() : line(bytes);
    }
    if (startsLike(bytes, SIGNATURE)) {
      return bytes.remaining() < FIXED ? Optional.empty() : binary(bytes);
    }
    throw new IOException("it does not begin with a PROXY header");
  }

  private static boolean startsLike(ByteBuffer bytes, byte[] start) {
    int length = Math.min(bytes.remaining(), start.length);
    return bytes.slice(bytes.position(), length).equals(ByteBuffer.wrap(start, 0, length));
  }

  private static Optional<ProxyHeader> line(ByteBuffer bytes) throws IOException {
    int most = Math.min(bytes.remaining(), LINE_MOST);
    byte[] start = new byte[most];
    bytes.get(bytes.position(), start);
    String text = new String(start, StandardCharsets.ISO_8859_1);
    int end = text.indexOf("\r\n");
    if (end < 0) {
      if (most == LINE_MOST) {
        throw new IOException("its PROXY header is longer than " + LINE_MOST + " bytes");
      }
      return Optional.empty();
    }
    Matcher line = LINE.matcher(text.substring(0, end));
    if (!line.matches()) {
      throw new IOException("its PROXY header is malformed");
    }
    bytes.position(bytes.position() + end + 2);
    int first = line.group("four") != null ? 1 : line.group("six") != null ? 5 : 0;
    return Optional.of(
        new ProxyHeader(first == 0 ? Optional.empty() : Optional.of(ends(line, first))));
  }

  private static Ends ends(Matcher line, int first) throws IOException {
    return new Ends(
        end(line.group(first), line.group(first + 2)),
        end(line.group(first + 1), line.group(first + 3)));
  }

  private static InetSocketAddress end(String address, String port) throws IOException {
    try {
      if (address.contains(":") || address.chars().filter(c -> c == '.').count() == 3) {
        return new InetSocketAddress(InetAddress.ofLiteral(address), Integer.parseInt(port));
      }
    } catch (IllegalArgumentException _) {
      // said below
    }
    throw new IOException("its PROXY header has no valid address");
  }

  private static Optional<ProxyHeader> binary(ByteBuffer bytes) throws IOException {
    int start = bytes.position();
    int command = bytes.get(start + SIGNATURE.length) & 0xFF;
    int family = bytes.get(start + SIGNATURE.length + 1) & 0xFF;
    int length = bytes.getShort(start + SIGNATURE.length + 2) & 0xFFFF;
    if (FIXED + length > MOST_BYTES) {
      throw new IOException("its PROXY header is longer than " + MOST_BYTES + " bytes");
    }
    if (bytes.remaining() < FIXED + length) {
      return Optional.empty();
    }
    ByteBuffer content = bytes.slice(start + FIXED, length);
    Optional<Ends> ends =
        switch (command) {
          case 0x20 -> Optional.empty();
          case 0x21 -> ends(family, content);
          default -> throw new IOException("its PROXY header has an unknown version or command");
        };
    bytes.position(start + FIXED + length);
    return Optional.of(new ProxyHeader(ends));
  }

  /// What follows the addresses, TLVs, is of no interest.
  private static Optional<Ends> ends(int family, ByteBuffer content) throws IOException {
    int size =
        switch (family) {
          case 0x11 -> 4;
          case 0x21 -> 16;
          case 0x00, 0x31 -> 0;
          default -> throw new IOException("its PROXY header has an unknown address family");
        };
    if (size == 0) {
      return Optional.empty();
    }
    if (content.remaining() < 2 * size + 4) {
      throw new IOException("its PROXY header is too short for its addresses");
    }
    InetAddress client = address(content, size);
    InetAddress server = address(content, size);
    return Optional.of(
        new Ends(
            new InetSocketAddress(client, content.getShort() & 0xFFFF),
            new InetSocketAddress(server, content.getShort() & 0xFFFF)));
  }

  private static InetAddress address(ByteBuffer content, int size) throws IOException {
    byte[] address = new byte[size];
    content.get(address);
    return InetAddress.getByAddress(address);
  }
}
