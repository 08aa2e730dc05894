package dev.krait.diff;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

/// A body as its reader understands it.
final class Content {
  /// Small bodies can unpack to endless ones.
  private static final int MOST = 16 * 1024 * 1024;

  private static final Pattern CHARSET =
      Pattern.compile("charset=\"?([\\w.:+-]+)", Pattern.CASE_INSENSITIVE);

  private final byte[] bytes;
  private final boolean cut;
  private final String mediaType;
  private final Charset charset;

  private Content(byte[] bytes, boolean cut, String mediaType, Charset charset) {
    this.bytes = bytes;
    this.cut = cut;
    this.mediaType = mediaType;
    this.charset = charset;
  }

  /// Without content coding, where that is gzip or deflate.
  byte[] bytes() {
    return bytes;
  }

  /// Whether it goes on.
  boolean cut() {
    return cut;
  }

  static Content of(Answer answer) {
    List<String> codings = answer.values("Content-Encoding");
    String coding = String.join(",", codings).strip().toLowerCase(Locale.ROOT);
    Charset charset = charset(answer);
    return switch (coding) {
      case "gzip", "x-gzip", "deflate" -> unpacked(answer, coding, charset);
      default -> new Content(answer.body(), answer.isCut(), answer.mediaType(), charset);
    };
  }

  private static Content unpacked(Answer answer, String coding, Charset charset) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    boolean cut = answer.isCut();
    try (InputStream packed = new ByteArrayInputStream(answer.body());
        InputStream plain =
            coding.equals("deflate")
                ? new InflaterInputStream(packed)
                : new GZIPInputStream(packed)) {
      bytes.write(plain.readNBytes(MOST));
      cut |= plain.read() >= 0;
    } catch (IOException _) {
      if (!cut) { // not what it says it is
        return new Content(answer.body(), false, answer.mediaType(), charset);
      }
    }
    return new Content(bytes.toByteArray(), cut, answer.mediaType(), charset);
  }

  private static Charset charset(Answer answer) {
    Matcher found = CHARSET.matcher(String.join(";", answer.values("Content-Type")));
    try {
      return found.find() ? Charset.forName(found.group(1)) : StandardCharsets.UTF_8;
    } catch (IllegalCharsetNameException | UnsupportedCharsetException _) {
      return StandardCharsets.UTF_8;
    }
  }

  boolean isJson() {
    return mediaType.equals("application/json") || mediaType.endsWith("+json");
  }

  /// Nothing when it is no text in its charset.
  Optional<String> text() {
    try {
      String text =
          charset
              .newDecoder()
              .onMalformedInput(cut ? CodingErrorAction.REPLACE : CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes))
              .toString();
      return text.indexOf('\0') >= 0 ? Optional.empty() : Optional.of(text);
    } catch (CharacterCodingException _) {
      return Optional.empty();
    }
  }

  String size() {
    return bytes.length + (cut ? "+" : "") + " bytes";
  }
}
