package dev.krait.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.undertow.protocols.http2.ConnectionErrorException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HeaderBlockTest {
  private static final int MOST = 20;

  private static ByteBuffer bytes(String text) {
    return StandardCharsets.ISO_8859_1.encode(text);
  }

  private static HeaderBlock begun(int length, int flags) throws ConnectionErrorException {
    return new HeaderBlock(new Frame(length, Frame.HEADERS, flags, 7), MOST);
  }

  private static Frame more(int length, int flags, int stream) {
    return new Frame(length, Frame.CONTINUATION, flags, stream);
  }

  private static String payload(HeaderBlock block) {
    ByteBuffer frame = block.frame();
    Frame head = Frame.read(frame);
    assertThat(head.type()).isEqualTo(Frame.HEADERS);
    assertThat(head.stream()).isEqualTo(7);
    assertThat(head.has(Frame.END_HEADERS)).isTrue();
    assertThat(head.has(Frame.PADDED)).isFalse();
    assertThat(head.length()).isEqualTo(frame.remaining());
    return StandardCharsets.ISO_8859_1.decode(frame).toString();
  }

  @Test
  void oneFrameStaysWhatItIs() throws ConnectionErrorException {
    HeaderBlock block = begun(3, Frame.END_HEADERS | Frame.END_STREAM);
    assertThat(block.whole()).isFalse();
    block.take(bytes("a"));
    assertThat(block.missing()).isEqualTo(2);
    ByteBuffer rest = bytes("bcNEXT");
    block.take(rest);

    assertThat(block.whole()).isTrue();
    assertThat(rest.remaining()).isEqualTo(4);
    assertThat(Frame.read(block.frame()).has(Frame.END_STREAM)).isTrue();
    assertThat(payload(block)).isEqualTo("abc");
  }

  @Test
  void piecesBecomeOneFrame() throws ConnectionErrorException {
    HeaderBlock block = begun(2, 0);
    block.take(bytes("ab"));
    block.proceed(more(0, 0, 7));
    assertThat(block.whole()).isFalse();
    block.proceed(more(2, Frame.END_HEADERS, 7));
    block.take(bytes("cd"));

    assertThat(block.whole()).isTrue();
    assertThat(payload(block)).isEqualTo("abcd");
  }

  @Test
  void paddingIsOfTheFirstFrameAlone() throws ConnectionErrorException {
    HeaderBlock block = begun(5, Frame.PADDED);
    block.take(bytes("\u0002ab"));
    block.take(bytes("\0\0"));
    block.proceed(more(3, Frame.END_HEADERS, 7));
    block.take(bytes("\u0001cd"));

    assertThat(payload(block)).isEqualTo("ab\u0001cd");
  }

  @Test
  void paddingOfMoreThanTheFrameIsAnError() {
    assertThatThrownBy(() -> begun(2, Frame.PADDED).take(bytes("\u0002a")))
        .isInstanceOf(ConnectionErrorException.class);
    assertThatThrownBy(() -> begun(0, Frame.PADDED)).isInstanceOf(ConnectionErrorException.class);
  }

  @Test
  void otherFramesInBetweenAreAnError() throws ConnectionErrorException {
    HeaderBlock block = begun(0, 0);

    assertThatThrownBy(() -> block.proceed(more(0, 0, 9)))
        .isInstanceOf(ConnectionErrorException.class);
    assertThatThrownBy(() -> block.proceed(new Frame(0, Frame.DATA, 0, 7)))
        .isInstanceOf(ConnectionErrorException.class);
  }

  @Test
  void moreThanTheLimitIsAnErrorBeforeItComes() throws ConnectionErrorException {
    HeaderBlock block = begun(MOST, 0);
    block.take(ByteBuffer.allocate(MOST));

    assertThatThrownBy(() -> block.proceed(more(1, 0, 7)))
        .isInstanceOf(ConnectionErrorException.class)
        .hasMessageContaining("20");
    assertThatThrownBy(() -> begun(MOST + 1, 0)).isInstanceOf(ConnectionErrorException.class);
  }
}
