package dev.krait.capture;

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
public final class Redaction {
  /// What stands for a secret.
  public static final String REDACTED = "REDACTED";

  /// A pattern for what `krait_capture` writes instead: with a hash, the same for equal secrets.
  public static final String MARK = REDACTED + "-\\p{XDigit}{12}";

  private static final JsonMapper JSON = new JsonMapper();
  private static final Pattern SECRET =
      Pattern.compile(
          "passw|pwd|passphrase|token|secret|key|signature|sig$|code|session|sid$|auth|credential"
              + "|csrf|xsrf|jwt|otp|cookie|nonce",
          Pattern.CASE_INSENSITIVE);

  /// `;name=value` in a path, RFC 3986 §3.3.
  private static final Pattern PARAMETER = Pattern.compile("(;)([^=;/]+)=([^;/]*)");

  private static final Pattern PAIR = Pattern.compile("(^|[&;])([^=&;]+)=([^&;]*)");

  /// A sign that begins no `%XX`, as clients send it all the same.
  private static final Pattern UNESCAPED = Pattern.compile("%(?!\\p{XDigit}{2})");

  /// `name="csrf_token" … value="…"`, `token: …`, `"token": "…"`, `token=…`: in text that has no
  /// syntax to rely on.
  private static final Pattern ASSIGNED =
      Pattern.compile(
          "((?:"
              + SECRET.pattern()
              + ")[\\w-]*(?:[\"'][^>]*?\\bvalue)??[\"']?\\s*[:=]\\s*[\"']?)([^\\s\"'&;,<>]+)",
          Pattern.CASE_INSENSITIVE);

  private Redaction() {}

  /// Of a piece of text of any kind, as far as its secrets can be told.
  public static String text(String text) {
    return ASSIGNED.matcher(text).replaceAll("$1" + REDACTED);
  }

  /// Whether the values under this name are not to be kept.
  public static boolean isSecret(String name) {
    return SECRET.matcher(name).find();
  }

  /// Of a request's target: its query and path parameters.
  public static String target(String target) {
    int query = target.indexOf('?');
    return query < 0
        ? pairs(PARAMETER, target)
        : pairs(PARAMETER, target.substring(0, query))
            + "?"
            + pairs(PAIR, target.substring(query + 1));
  }

  /// Of an `application/x-www-form-urlencoded` body.
  public static String form(String body) {
    return pairs(PAIR, body);
  }

  /// Of a JSON document, whatever its secrets are and however deep.
  ///
  /// @throws IllegalArgumentException when it is no JSON
  public static String json(String body) {
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
    String escaped = UNESCAPED.matcher(name).replaceAll("%25");
    boolean secret = isSecret(URLDecoder.decode(escaped, StandardCharsets.UTF_8));
    return Matcher.quoteReplacement(
        secret ? found.group(1) + name + "=" + REDACTED : found.group());
  }
}
