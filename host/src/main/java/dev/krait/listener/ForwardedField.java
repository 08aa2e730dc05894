package dev.krait.listener;

import dev.krait.exchange.Header;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads `Forwarded` (RFC 7239 §4).
final class ForwardedField {
  private static final String NAME = "Forwarded";
  private static final String TOKEN = "[\\w!#$%&'*+.^`|~-]+";
  private static final Pattern PAIR =
      Pattern.compile(
          "\\s*(?<name>"
              + TOKEN
              + ")=(?:(?<token>"
              + TOKEN
              + ")|\"(?<quoted>(?:[^\"\\\\]|\\\\.)*)\")"
              + "\\s*(?<end>[;,]|$)");

  private ForwardedField() {}

  /// @throws BadRequestException when it is malformed
  static Said read(List<Header> said, int hops) throws BadRequestException {
    List<Element> elements = new ArrayList<>();
    for (Header header : said) {
      elements.addAll(elements(header.value()));
    }
    List<Element> believed = elements.subList(Math.max(0, elements.size() - hops), elements.size());
    Map<String, String> first = believed.getFirst().pairs();
    String client = first.get("for");
    String scheme = first.get("proto");
    String host = first.get("host");
    return new Said(
        client == null ? Optional.empty() : Said.client(client),
        scheme == null ? Optional.empty() : Optional.of(Said.scheme(scheme)),
        host == null ? Optional.empty() : Optional.of(Said.host(host)),
        0,
        List.of(
            new Header(NAME, String.join(", ", believed.stream().map(Element::text).toList()))));
  }

  /// What one proxy added.
  ///
  /// @param text as sent
  /// @param pairs by name in lower case
  private record Element(String text, Map<String, String> pairs) {}

  private static List<Element> elements(String value) throws BadRequestException {
    List<Element> elements = new ArrayList<>();
    Map<String, String> pairs = new HashMap<>();
    Matcher pair = PAIR.matcher(value);
    int start = 0;
    int at = 0;
    do {
      if (!pair.find(at) || pair.start() != at) {
        throw malformed();
      }
      if (pairs.put(pair.group("name").toLowerCase(Locale.ROOT), text(pair)) != null) {
        throw malformed();
      }
      at = pair.end();
      if (!pair.group("end").equals(";")) {
        int end = pair.group("end").isEmpty() ? at : at - 1;
        elements.add(new Element(value.substring(start, end).strip(), Map.copyOf(pairs)));
        pairs.clear();
        start = at;
      }
    } while (!pair.group("end").isEmpty());
    return elements;
  }

  private static String text(Matcher pair) {
    String token = pair.group("token");
    return token == null ? pair.group("quoted").replaceAll("\\\\(.)", "$1") : token;
  }

  private static BadRequestException malformed() {
    return new BadRequestException(400, "A proxy sent a malformed Forwarded.");
  }
}
