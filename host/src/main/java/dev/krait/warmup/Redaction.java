package dev.krait.warmup;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Takes secrets out of requests: the values of all names that might speak of one. It rather takes
/// too much (`author`, `zip-code`) than too little.
final class Redaction {
  static final String REDACTED = "REDACTED";

  private static final JsonMapper JSON = new JsonMapper();
  private static final Pattern SECRET =
      Pattern.compile(
          "passw|pwd|passphrase|token|secret|key|signature|sig$|code|session|sid$|auth|credential"
              + "|csrf|xsrf|jwt|otp|cookie|nonce",
          Pattern.CASE_INSENSITIVE);

  /// `;name=value` in a path, RFC 3986 §3.3.
  private static final Pattern PARAMETER = Pattern.compile("(;)([^=;/]+)=([^;/]*)");

  private static final Pattern PAIR = Pattern.compile("(^|[&;])([^=&;]+)=([^&;]*)");

  private Redaction() {}

  /// Whether the values under this name are not to be kept.
  static boolean isSecret(String name) {
    return SECRET.matcher(name).find();
  }

  static String target(String target) {
    int query = target.indexOf('?');
    return query < 0
        ? pairs(PARAMETER, target)
        : pairs(PARAMETER, target.substring(0, query))
            + "?"
            + pairs(PAIR, target.substring(query + 1));
  }

  /// Of an `application/x-www-form-urlencoded` body.
  static String form(String body) {
    return pairs(PAIR, body);
  }

  /// @throws IllegalArgumentException when it is no JSON
  static String json(String body) {
    try {
      JsonNode tree = JSON.readTree(body);
      redact(tree);
      return tree.toString();
    } catch (JacksonException e) {
      throw new IllegalArgumentException("not JSON", e);
    }
  }

  private static void redact(JsonNode node) {
    if (node instanceof ObjectNode object) {
      for (String name : object.propertyNames().stream().filter(Redaction::isSecret).toList()) {
        object.put(name, REDACTED);
      }
    }
    node.forEach(Redaction::redact);
  }

  private static String pairs(Pattern pattern, String text) {
    return pattern.matcher(text).replaceAll(Redaction::pair);
  }

  private static String pair(MatchResult found) {
    String name = found.group(2);
    boolean secret = isSecret(URLDecoder.decode(name, StandardCharsets.UTF_8));
    return Matcher.quoteReplacement(
        secret ? found.group(1) + name + "=" + REDACTED : found.group());
  }
}
