package dev.krait.values;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Reads what `krait_bridge.values.write` wrote.
final class NodeReader {
  private static final int DEEPEST = 500;
  private static final int HEX = 16;

  private final String text;
  private int at;
  private int depth;

  private NodeReader(String text) {
    this.text = text;
  }

  /// @throws IllegalArgumentException when it is something else
  static Node read(String text) {
    NodeReader reader = new NodeReader(text);
    try {
      Node node = reader.node();
      if (reader.at != text.length()) {
        throw reader.wrong();
      }
      return node;
    } catch (IndexOutOfBoundsException | DateTimeException | NumberFormatException e) {
      throw new IllegalArgumentException("what came is not written as values are", e);
    }
  }

  private IllegalArgumentException wrong() {
    return new IllegalArgumentException("what came is not written as values are, at " + at);
  }

  private Node node() {
    return switch (text.charAt(at)) {
      case '[' -> array();
      case '"' -> new Node.Leaf(string());
      case 'n' -> word("null", new Node.Nothing());
      case 't' -> word("true", new Node.Leaf(true));
      case 'f' -> word("false", new Node.Leaf(false));
      default -> new Node.Leaf(number());
    };
  }

  private Node word(String word, Node meaning) {
    if (!text.startsWith(word, at)) {
      throw wrong();
    }
    at += word.length();
    return meaning;
  }

  private Object number() {
    int start = at;
    boolean whole = true;
    while (at < text.length() && "+-0123456789.eE".indexOf(text.charAt(at)) >= 0) {
      whole = whole && ".eE".indexOf(text.charAt(at)) < 0;
      at++;
    }
    String digits = text.substring(start, at);
    return whole ? new BigInteger(digits) : (Object) Double.valueOf(digits);
  }

  private String string() {
    int start = ++at;
    int end = text.indexOf('"', at);
    int escape = text.indexOf('\\', at);
    if (end >= 0 && (escape < 0 || escape > end)) {
      at = end + 1;
      return text.substring(start, end);
    }
    StringBuilder whole = new StringBuilder();
    for (char c = text.charAt(at); c != '"'; c = text.charAt(at)) {
      at++;
      whole.append(c == '\\' ? escaped() : c);
    }
    at++;
    return whole.toString();
  }

  private char escaped() {
    char c = text.charAt(at++);
    return switch (c) {
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'u' -> {
        at += 4;
        yield (char) Integer.parseInt(text, at - 4, at, HEX);
      }
      default -> c;
    };
  }

  private Node array() {
    if (++depth > DEEPEST) {
      throw new IllegalArgumentException("values are nested more than " + DEEPEST + " deep");
    }
    at++;
    String tag = string();
    List<Node> items = new ArrayList<>();
    while (text.charAt(at) == ',') {
      at++;
      items.add(node());
    }
    if (text.charAt(at) != ']') {
      throw wrong();
    }
    at++;
    depth--;
    return tagged(tag, items);
  }

  private Node tagged(String tag, List<Node> items) {
    return switch (tag) {
      case "l" -> new Node.Items(false, items);
      case "s" -> new Node.Items(true, items);
      case "m" -> pairs(items);
      case "r" -> fields(items);
      case "z" -> new Node.Leaf(zoned(text(items.getFirst()), text(items.getLast())));
      case "td" -> new Node.Leaf(duration(items));
      default -> new Node.Leaf(leaf(tag, text(items.getFirst())));
    };
  }

  private Object leaf(String tag, String written) {
    return switch (tag) {
      case "b" -> written.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
      case "i" -> new BigInteger(written, HEX);
      case "f" -> Double.valueOf(written);
      case "n" -> new BigDecimal(written);
      case "d" -> LocalDate.parse(written);
      case "t" -> LocalTime.parse(written);
      case "tz" -> OffsetTime.parse(written);
      case "dt" -> LocalDateTime.parse(written);
      case "u" -> UUID.fromString(written);
      default -> throw wrong();
    };
  }

  private static Node pairs(List<Node> items) {
    List<Map.Entry<Node, Node>> pairs = new ArrayList<>(items.size() / 2);
    for (int i = 0; i < items.size(); i += 2) {
      pairs.add(Map.entry(items.get(i), items.get(i + 1)));
    }
    return new Node.Pairs(pairs);
  }

  private Node fields(List<Node> items) {
    Map<String, Node> fields = new LinkedHashMap<>();
    for (int i = 1; i < items.size(); i += 2) {
      fields.put(text(items.get(i)), items.get(i + 1));
    }
    return new Node.Fields(text(items.getFirst()), fields);
  }

  private static ZonedDateTime zoned(String moment, String zone) {
    OffsetDateTime parsed = OffsetDateTime.parse(moment);
    try {
      return parsed.atZoneSameInstant(zone.isEmpty() ? parsed.getOffset() : ZoneId.of(zone));
    } catch (DateTimeException _) { // a zone that only Python knows
      return parsed.toZonedDateTime();
    }
  }

  private Duration duration(List<Node> items) {
    return Duration.ofSeconds(whole(items.getFirst()))
        .plus(whole(items.getLast()), ChronoUnit.MICROS);
  }

  private long whole(Node node) {
    if (node instanceof Node.Leaf(BigInteger number)) {
      return number.longValueExact();
    }
    throw wrong();
  }

  private String text(Node node) {
    if (node instanceof Node.Leaf(String written)) {
      return written;
    }
    throw wrong();
  }
}
