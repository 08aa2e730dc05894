package dev.krait.diff;

import dev.krait.capture.Redaction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What is no difference that matters. Immutable.
///
/// A rule is one line:
///
/// - `status`: the status
/// - `header NAME`: a header field; `*` in the name is anything: `header x-*`
/// - `+header NAME`: compare the values of one that is ignored by default after all
/// - `cookie NAME`: a cookie that is set
/// - `body`: the whole body
/// - `/items/*/updated_at`: a place in JSON and all below it; `*` is any member or element, `**`
///   any number of them, otherwise as in RFC 6901
/// - `redacted`: what the other has where the owner has `REDACTED`, as recorded answers do
/// - `text PATTERN`: what this regular expression (`java.util.regex.Pattern`) finds in a line of
///   text
///
/// Default rules: see [HeaderComparison]; in HTML the values of hidden inputs and meta elements
/// that are called token, csrf or nonce, and of `nonce` attributes.
public final class Ignore {
  /// Nothing but the default rules.
  public static final Ignore DEFAULTS = new Ignore();

  private static final String FORMS =
      "rules are: status, body, redacted, header NAME, +header NAME, cookie NAME, text PATTERN and"
          + " /a/json/path";

  private static final Pattern MARK = Pattern.compile(Redaction.MARK + "|" + Redaction.REDACTED);

  /// What each side makes anew for each page: a hidden input or meta element whose name speaks of
  /// it, and the nonce of a script.
  private static final Pattern TOKEN =
      Pattern.compile(
          "((?:csrf|xsrf|token|nonce)[\\w-]*[\"'][^>]*?\\b(?:value|content)=[\"'])[^\"']*"
              + "|(\\bnonce=[\"'])[^\"']*",
          Pattern.CASE_INSENSITIVE);

  private final Set<String> whole = new HashSet<>();
  private final List<Pattern> headers = new ArrayList<>();
  private final Set<String> strict = new HashSet<>();
  private final Set<String> cookies = new HashSet<>();
  private final List<JsonPath> places = new ArrayList<>();
  private final List<Pattern> texts = new ArrayList<>();

  private Ignore() {}

  /// The default rules and these.
  ///
  /// @throws DiffException when one of them is none
  public static Ignore parse(List<String> rules) {
    Ignore ignore = new Ignore();
    for (String rule : rules) {
      try {
        ignore.add(rule.strip());
      } catch (IllegalArgumentException e) {
        throw new DiffException(
            "the rule on what to ignore \"%s\" %s".formatted(rule, e.getMessage()));
      }
    }
    return ignore;
  }

  /// The rules of a file, one a line; empty lines and those that start with `#` are none.
  ///
  /// @throws DiffException when it cannot be read
  public static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new DiffException(
          "the file of rules on what to ignore \"%s\" cannot be read (%s): it must be a text file; check its name"
              .formatted(file, e));
    }
  }

  private void add(String rule) {
    String[] words = rule.split("\\s+", 2);
    String value = words.length > 1 ? words[1] : "";
    switch (words[0]) {
      case "status", "body", "redacted" -> {
        if (!value.isEmpty()) {
          throw new IllegalArgumentException("says too much: it is \"" + words[0] + "\" alone");
        }
        whole.add(words[0]);
      }
      case "header" -> headers.add(glob(named(value)));
      case "+header" -> strict.add(named(value).toLowerCase(Locale.ROOT));
      case "cookie" -> cookies.add(named(value));
      case "text" -> texts.add(expression(named(value)));
      default -> {
        if (!rule.startsWith("/")) {
          throw new IllegalArgumentException("is not known; " + FORMS);
        }
        places.add(JsonPath.parse(rule));
      }
    }
  }

  private static String named(String value) {
    if (value.isEmpty()) {
      throw new IllegalArgumentException("does not say of what; " + FORMS);
    }
    return value;
  }

  private static Pattern glob(String name) {
    return Pattern.compile(Pattern.quote(name).replace("*", "\\E.*\\Q"), Pattern.CASE_INSENSITIVE);
  }

  private static Pattern expression(String text) {
    try {
      return Pattern.compile(text);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "is no regular expression (" + e.getDescription() + "); see java.util.regex.Pattern", e);
    }
  }

  boolean status() {
    return whole.contains("status");
  }

  boolean body() {
    return whole.contains("body");
  }

  /// Whether the other's text is the owner's, or can have been it before secrets were replaced.
  boolean areSame(String owner, String other) {
    return owner.equals(other)
        || (whole.contains("redacted")
            && owner.contains(Redaction.REDACTED)
            && around(owner).matcher(other).matches());
  }

  private static Pattern around(String redacted) {
    String parts =
        Stream.of(MARK.split(redacted, -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
    return Pattern.compile(parts, Pattern.DOTALL);
  }

  boolean isRedacted(String owner) {
    return whole.contains("redacted") && MARK.matcher(owner).matches();
  }

  /// @param name in lower case
  boolean header(String name) {
    return headers.stream().anyMatch(pattern -> pattern.matcher(name).matches());
  }

  /// Whether no default rule holds for this field.
  ///
  /// @param name in lower case
  boolean isStrict(String name) {
    return strict.contains(name);
  }

  boolean cookie(String name) {
    return cookies.contains(name);
  }

  boolean place(List<String> steps) {
    for (JsonPath path : places) {
      if (path.matches(steps)) {
        return true;
      }
    }
    return false;
  }

  /// A line without what is ignored.
  ///
  /// @throws DiffException when a rule cannot be applied to it
  String text(String line) {
    String left = TOKEN.matcher(line).replaceAll("$1$2");
    for (Pattern pattern : texts) {
      left = without(pattern, left);
    }
    return left;
  }

  private static String without(Pattern pattern, String line) {
    try {
      return pattern.matcher(line).replaceAll("");
    } catch (StackOverflowError _) {
      throw new DiffException(
          "the rule on what to ignore \"text %s\" is too much for a line of %d characters: a repeated group takes some of the stack for each; write [ab]* in the place of (a|b)*"
              .formatted(pattern, line.length()));
    }
  }
}
