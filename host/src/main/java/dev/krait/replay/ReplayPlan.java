package dev.krait.replay;

import dev.krait.capture.CaptureException;
import dev.krait.capture.CaptureFile;
import dev.krait.capture.Recorded;
import dev.krait.diff.DiffException;
import dev.krait.diff.Ignore;
import dev.krait.exchange.Header;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What to send where.
///
/// @param capture all requests of the file
/// @param targets one, whose answers are compared with the recorded ones, or two
/// @param headers what every request has instead of its own fields of that name
/// @param pace whether requests are sent when they came
/// @param unsafe whether those that might change data are sent
public record ReplayPlan(
    List<Recorded> capture,
    List<URI> targets,
    List<Header> headers,
    Limits limits,
    boolean pace,
    boolean unsafe,
    Ignore ignore) {
  private static final String TARGET_FORM =
      "a target is http://HOST[:PORT][/PREFIX] or https://…; write it like http://127.0.0.1:8000";

  /// How many at once, how long and how much.
  ///
  /// @param clients how many recorded clients send at once, at least 1
  /// @param timeout for each answer with its body
  /// @param body bytes of each answer's body that are compared
  public record Limits(int clients, Duration timeout, int body) {}

  /// What the options say, as given.
  ///
  /// @param ignoreFile rules, one a line
  public record Request(
      Path capture,
      List<String> targets,
      List<String> headers,
      List<String> ignored,
      Optional<Path> ignoreFile,
      Limits limits,
      boolean pace,
      boolean unsafe) {}

  public ReplayPlan {
    capture = List.copyOf(capture);
    targets = List.copyOf(targets);
    headers = List.copyOf(headers);
  }

  /// What the options ask for.
  ///
  /// @throws ReplayException when something in it cannot be done
  /// @throws CaptureException when the capture cannot be read
  /// @throws DiffException when a rule is none
  public static ReplayPlan of(Request request) {
    List<URI> targets = request.targets().stream().map(ReplayPlan::target).toList();
    if (targets.isEmpty() || targets.size() > 2) {
      throw new ReplayException(
          "--target: %d are given; give one, to compare with the recorded answers, or two, to compare them with each other"
              .formatted(targets.size()));
    }
    List<Header> headers = request.headers().stream().map(ReplayPlan::header).toList();
    List<String> rules =
        Stream.of(
                request.ignoreFile().stream().flatMap(file -> Ignore.lines(file).stream()),
                request.ignored().stream(),
                targets.size() == 1 ? Stream.of("redacted") : Stream.<String>empty())
            .flatMap(each -> each)
            .toList();
    Ignore ignore = Ignore.parse(rules);
    List<Recorded> capture = capture(request.capture());
    ReplayPlan plan =
        new ReplayPlan(
            capture, targets, headers, request.limits(), request.pace(), request.unsafe(), ignore);
    plan.requireSomething(request.capture());
    return plan;
  }

  private static List<Recorded> capture(Path file) {
    List<Recorded> capture = CaptureFile.read(file);
    if (capture.isEmpty()) {
      throw new ReplayException(
          "the capture \"%s\" is empty: it must have a request in each line; capture some with krait_capture or `krait record`"
              .formatted(file));
    }
    return capture;
  }

  private void requireSomething(Path file) {
    if (sent().isEmpty()) {
      throw new ReplayException(
          "the capture \"%s\" has %d requests, none of which is safe to send (GET, HEAD, OPTIONS) and whole; --unsafe has the others sent"
              .formatted(file, capture.size()));
    }
    if (targets.size() == 1 && sent().stream().noneMatch(each -> each.answer().isPresent())) {
      throw new ReplayException(
          "the capture \"%s\" has no answers to compare with: those that krait_capture writes have; give a second --target"
              .formatted(file));
    }
    if (pace && capture.stream().noneMatch(each -> each.at().getEpochSecond() > 0)) {
      throw new ReplayException(
          "the capture \"%s\" has no times, so it has no pace: those that krait_capture writes have; leave --pace out"
              .formatted(file));
    }
  }

  /// The requests that are sent, in order.
  List<Recorded> sent() {
    return capture.stream()
        .filter(each -> !each.cut())
        .filter(each -> unsafe || each.request().isSafe())
        .toList();
  }

  /// How many might change data and are not sent.
  int unsafeOnes() {
    return unsafe ? 0 : count(each -> !each.cut() && !each.request().isSafe());
  }

  /// How many have lost a part of their body.
  int cutOnes() {
    return count(Recorded::cut);
  }

  private int count(Predicate<Recorded> kind) {
    return (int) capture.stream().filter(kind).count();
  }

  private static URI target(String text) {
    try {
      URI uri = URI.create(text.replaceFirst("/+$", ""));
      boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      if (http && uri.getHost() != null && uri.getRawQuery() == null && uri.getUserInfo() == null) {
        return uri;
      }
    } catch (IllegalArgumentException _) {
      // said below
    }
    throw new ReplayException("--target: \"" + text + "\" is no address; " + TARGET_FORM);
  }

  private static Header header(String text) {
    int colon = text.indexOf(':');
    if (colon < 1 || !text.substring(0, colon).matches("[\\w!#$%&'*+.^`|~-]+")) {
      throw new ReplayException(
          "--header: \"" + text + "\" is no header field; write it like 'Authorization: Bearer …'");
    }
    return new Header(text.substring(0, colon), text.substring(colon + 1).strip());
  }

  /// The two sides as reports call them.
  List<String> names() {
    List<String> names = new ArrayList<>(targets.stream().map(URI::toString).toList());
    if (names.size() == 1) {
      names.addFirst("the recorded answers");
    }
    return names;
  }
}
