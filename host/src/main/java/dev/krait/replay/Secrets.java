package dev.krait.replay;

import dev.krait.capture.RecordedAnswer;
import dev.krait.capture.RecordedRequest;
import dev.krait.capture.Redaction;
import dev.krait.diff.Answer;
import dev.krait.exchange.Header;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What one target has for the secrets that were replaced in a capture by `REDACTED-…`: where a
/// recorded answer has such a mark, the target's answer has a secret of its own (a session's
/// cookie, a token), and later requests with that mark get it. Any thread.
final class Secrets {
  private static final Pattern MARK = Pattern.compile(Redaction.MARK);

  /// What comes before a mark in a line of text, by which the target's secret is found.
  private static final Pattern PLACE =
      Pattern.compile("([^\\n{,<\\[]{3,100})(" + Redaction.MARK + ")");

  private static final String END = "([^\\s\"'<>&;,]+)";

  private final Map<String, String> known = new ConcurrentHashMap<>();

  void learn(RecordedAnswer recorded, Answer answer) {
    for (Header header : recorded.headers()) {
      Matcher mark = MARK.matcher(header.value());
      if (header.name().equalsIgnoreCase("Set-Cookie") && mark.find()) {
        String name = header.value().substring(0, header.value().indexOf('=') + 1);
        answer.values("Set-Cookie").stream()
            .filter(value -> value.startsWith(name))
            .findFirst()
            .ifPresent(
                value -> known.put(mark.group(), value.substring(name.length()).split(";", 2)[0]));
      }
    }
    if (recorded.body().contains(Redaction.REDACTED)) {
      learn(new String(recorded.bytes(), StandardCharsets.UTF_8), answer.text());
    }
  }

  /// Text before a mark is looked for in the other text, from where the last was found.
  private void learn(String recorded, String own) {
    Matcher place = PLACE.matcher(recorded);
    int from = 0;
    while (place.find()) {
      String before = place.group(1).replaceAll("\\s+", " ");
      String pattern =
          Stream.of(before.split(" ", -1)).map(Pattern::quote).collect(Collectors.joining("\\s*"));
      Matcher found = Pattern.compile(pattern + end(before)).matcher(own);
      if (found.find(from)) {
        known.put(place.group(2), found.group(1).replace("&amp;", "&"));
        from = found.end();
      }
    }
  }

  /// What the secret itself is: up to the quotation mark, if it is in such.
  private static String end(String before) {
    return before.endsWith("\"") ? "([^\"\\n]+)" : before.endsWith("'") ? "([^'\\n]+)" : END;
  }

  /// The request with what is known in the place of marks. Cookies and fields that are not known
  /// are left out.
  ///
  /// @param given what every request has
  RecordedRequest apply(RecordedRequest request, List<Header> given) {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    request
        .headers()
        .forEach((name, value) -> {
          Optional<String> own =
              name.equalsIgnoreCase("Cookie") ? cookies(value) : replaced(value, text -> text);
          own.ifPresent(text -> headers.put(name, text));
        });
    given.forEach(header -> headers.put(header.name(), header.value()));
    String type = headers.getOrDefault("Content-Type", "");
    UnaryOperator<String> form = text -> URLEncoder.encode(text, StandardCharsets.UTF_8);
    UnaryOperator<String> body =
        type.startsWith("application/x-www-form-urlencoded") ? form : Secrets::inJson;
    return new RecordedRequest(
        request.method(), own(request.target(), form), headers, own(request.body(), body));
  }

  private static String inJson(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"");
  }

  private Optional<String> cookies(String value) {
    String own =
        Stream.of(value.split(";"))
            .map(String::strip)
            .flatMap(pair -> replaced(pair, text -> text).stream())
            .collect(Collectors.joining("; "));
    return own.isEmpty() ? Optional.empty() : Optional.of(own);
  }

  /// Nothing when it has a mark that is not known.
  private Optional<String> replaced(String text, UnaryOperator<String> escape) {
    String own = own(text, escape);
    return own.contains(Redaction.REDACTED) ? Optional.empty() : Optional.of(own);
  }

  /// A mark that is not known stays.
  private String own(String text, UnaryOperator<String> escape) {
    return MARK.matcher(text)
        .replaceAll(mark -> {
          String secret = known.get(mark.group());
          return Matcher.quoteReplacement(secret == null ? mark.group() : escape.apply(secret));
        });
  }
}
