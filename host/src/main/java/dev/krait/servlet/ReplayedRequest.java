package dev.krait.servlet;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// A request whose body can be had once more after it was read to its end.
final class ReplayedRequest extends HttpServletRequestWrapper {
  private volatile @Nullable Stream again;

  ReplayedRequest(HttpServletRequest request) {
    super(request);
  }

  /// From now on this is its body.
  void replay(byte[] body) {
    again = new Stream(new ByteArrayInputStream(body));
  }

  @Override
  public ServletInputStream getInputStream() throws IOException {
    Stream replayed = again;
    return replayed == null ? super.getInputStream() : replayed;
  }

  @Override
  public BufferedReader getReader() throws IOException {
    String encoding = getCharacterEncoding();
    Charset charset = encoding == null ? StandardCharsets.ISO_8859_1 : Charset.forName(encoding);
    return again == null
        ? super.getReader()
        : new BufferedReader(new InputStreamReader(getInputStream(), charset));
  }

  /// Bytes that are there.
  private static final class Stream extends ServletInputStream {
    private final ByteArrayInputStream bytes;

    Stream(ByteArrayInputStream bytes) {
      this.bytes = bytes;
    }

    @Override
    public int read() {
      return bytes.read();
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      return bytes.read(into, offset, length);
    }

    @Override
    public boolean isFinished() {
      return bytes.available() == 0;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
      throw new IllegalStateException("a body that is read once more can be read in blocks only");
    }
  }
}
