package dev.krait.it;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/// An HTTP/2 connection whose frames a test chooses.
final class Http2Wire implements Closeable {
  static final int DATA = 0;
  static final int HEADERS = 1;
  static final int PRIORITY = 2;
  static final int RST_STREAM = 3;
  static final int SETTINGS = 4;
  static final int PING = 6;
  static final int GOAWAY = 7;
  static final int WINDOW_UPDATE = 8;
  static final int CONTINUATION = 9;

  static final int END_STREAM = 1;
  static final int END_HEADERS = 4;
  static final int PADDED = 8;

  static final int CANCEL = 8;

  private static final int READ_MILLIS = 60_000;

  private final SSLSocket socket;
  private final DataInputStream in;

  /// What the server still takes on all streams together, as it has said (RFC 9113 §6.9.1).
  private int window = 65535;

  /// What comes over the wire.
  ///
  /// @param text the payload as latin-1
  record Frame(int type, int flags, int stream, String text) {
    boolean ends() {
      return (flags & END_STREAM) != 0 && type <= HEADERS;
    }
  }

  /// @param settings what the client says of itself
  Http2Wire(SSLContext trust, int port, byte[] settings) throws IOException {
    socket = Certificates.socket(trust, port);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setApplicationProtocols(new String[] {"h2"});
    socket.setSSLParameters(parameters);
    socket.setSoTimeout(READ_MILLIS);
    socket.startHandshake();
    in = new DataInputStream(socket.getInputStream());
    write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
    send(SETTINGS, 0, 0, settings);
  }

  Http2Wire send(int type, int flags, int stream, byte[] payload) throws IOException {
    write(frame(type, flags, stream, payload));
    window -= type == DATA ? payload.length : 0;
    return this;
  }

  void write(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
  }

  /// Sends a request without a body.
  Http2Wire get(int stream, String target) throws IOException {
    return send(HEADERS, END_STREAM | END_HEADERS, stream, head("GET", target, Map.of()));
  }

  /// Sends the head of a request with a body.
  Http2Wire post(int stream, String target, Map<String, String> fields) throws IOException {
    return send(HEADERS, END_HEADERS, stream, head("POST", target, fields));
  }

  Http2Wire reset(int stream) throws IOException {
    return send(RST_STREAM, 0, stream, number(CANCEL));
  }

  static byte[] frame(int type, int flags, int stream, byte[] payload) {
    return ByteBuffer.allocate(9 + payload.length)
        .putInt((payload.length << 8) | type)
        .put((byte) flags)
        .putInt(stream)
        .put(payload)
        .array();
  }

  static byte[] number(int number) {
    return ByteBuffer.allocate(Integer.BYTES).putInt(number).array();
  }

  /// One setting.
  static byte[] setting(int name, int value) {
    return ByteBuffer.allocate(6).putShort((short) name).putInt(value).array();
  }

  static byte[] head(String method, String target, Map<String, String> fields) {
    ByteArrayOutputStream block = new ByteArrayOutputStream();
    block.writeBytes(field(":method", method));
    block.writeBytes(field(":path", target));
    block.writeBytes(field(":scheme", "https"));
    block.writeBytes(field(":authority", "localhost"));
    fields.forEach((name, value) -> block.writeBytes(field(name, value)));
    return block.toByteArray();
  }

  /// A header field as it is, in no table (RFC 7541 §6.2.2).
  static byte[] field(String name, String value) {
    ByteArrayOutputStream field = new ByteArrayOutputStream();
    field.write(0);
    for (String text : List.of(name, value)) {
      length(field, text.length());
      field.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }
    return field.toByteArray();
  }

  /// RFC 7541 §5.1, with a prefix of 7 bits.
  private static void length(ByteArrayOutputStream into, int length) {
    if (length < 127) {
      into.write(length);
      return;
    }
    into.write(127);
    int rest = length - 127;
    for (; rest >= 128; rest >>= 7) {
      into.write(rest % 128 + 128);
    }
    into.write(rest);
  }

  Frame read() throws IOException {
    int lengthAndType = in.readInt();
    int flags = in.readUnsignedByte();
    int stream = in.readInt();
    String text = new String(in.readNBytes(lengthAndType >>> 8), StandardCharsets.ISO_8859_1);
    int type = lengthAndType & 0xff;
    if (type == WINDOW_UPDATE && stream == 0) {
      window += ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1)).getInt();
    }
    return new Frame(type, flags, stream, text);
  }

  /// The next frame of a stream that is no window's, or one that ends the connection.
  Frame next(int stream) throws IOException {
    while (true) {
      Frame frame = read();
      if ((frame.stream() == stream && frame.type() != WINDOW_UPDATE) || frame.type() == GOAWAY) {
        return frame;
      }
    }
  }

  /// Reads a stream's response to its end, and returns its body; fails when it has no such end.
  String body(int stream) throws IOException {
    StringBuilder body = new StringBuilder();
    while (true) {
      Frame frame = next(stream);
      if (frame.type() > HEADERS) {
        throw new AssertionError("the response ends in " + frame + " after '" + body + "'");
      }
      if (frame.type() == DATA) {
        body.append(frame.text());
      }
      if (frame.ends()) {
        return body.toString();
      }
    }
  }

  int window() {
    return window;
  }

  /// Ends the connection in the middle of whatever there is.
  void cut() throws IOException {
    socket.close();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
