package dev.krait.files;

import dev.krait.exchange.Header;
import dev.krait.exchange.RequestHead;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The conditions a request makes (RFC 9110 §13.1).
record Preconditions(List<Header> headers) {
  enum Result {
    HOLD,
    NOT_MODIFIED,
    FAILED
  }

  static Preconditions of(RequestHead request) {
    return new Preconditions(request.headers());
  }

  /// In the order of RFC 9110 §13.2.2.
  Result check(Version version) {
    if (has("If-Match")) {
      if (!names("If-Match", version.tag(), true)) {
        return Result.FAILED;
      }
    } else if (date("If-Unmodified-Since").filter(version.modified()::isAfter).isPresent()) {
      return Result.FAILED;
    }
    boolean known =
        has("If-None-Match")
            ? names("If-None-Match", version.tag(), false)
            : date("If-Modified-Since")
                .filter(date -> !version.modified().isAfter(date))
                .isPresent();
    return known ? Result.NOT_MODIFIED : Result.HOLD;
  }

  private boolean has(String name) {
    return values(name).findAny().isPresent();
  }

  private Optional<Instant> date(String name) {
    return values(name).findFirst().flatMap(Version::parse);
  }

  /// Whether a list of entity tags has this one, which holds no comma.
  ///
  /// @param strong whether a weak tag is another one (RFC 9110 §8.8.3.2)
  private boolean names(String name, String tag, boolean strong) {
    return values(name)
        .flatMap(value -> Stream.of(value.split(",")))
        .map(String::strip)
        .map(each -> strong ? each : each.replaceFirst("^W/", ""))
        .anyMatch(each -> each.equals("*") || each.equals(tag));
  }

  private Stream<String> values(String name) {
    return headers.stream()
        .filter(header -> header.name().equalsIgnoreCase(name))
        .map(Header::value);
  }
}
