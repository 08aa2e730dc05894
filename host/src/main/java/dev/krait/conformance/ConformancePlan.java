package dev.krait.conformance;

import dev.krait.config.NearestName;
import dev.krait.config.Quoted;
import dev.krait.peers.Peer;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Who is asked, and what.
public final class ConformancePlan {
  private static final String KRAIT = "krait";

  private final List<String> servers;
  private final Optional<String> command;
  private final Optional<URI> url;
  private final List<Case> cases;

  private ConformancePlan(Request request) {
    this.command = request.command();
    this.url = request.url().map(ConformancePlan::url);
    boolean other = command.isPresent() || url.isPresent();
    this.servers =
        request.servers().isEmpty() && !other
            ? List.of(KRAIT)
            : known("server", request.servers(), servers());
    this.cases =
        request.cases().isEmpty()
            ? Cases.all()
            : selected(known("case", request.cases(), caseIds()));
    command.ifPresent(ConformancePlan::check);
  }

  /// As asked for, in the words of the command line.
  ///
  /// @param servers names; Krait when there is nothing else
  /// @param cases their ids; all when empty
  /// @param command starts a server: `gunicorn -b {host}:{port} krait_probe:application`
  /// @param url of a running server, with the probe as its application
  public record Request(
      List<String> servers, List<String> cases, Optional<String> command, Optional<String> url) {}

  /// Checks what was asked for and fills in the rest.
  ///
  /// @throws ConformanceException when a name, the command or the address is wrong
  public static ConformancePlan of(Request request) {
    return new ConformancePlan(request);
  }

  /// The names that `--server` takes.
  public static List<String> servers() {
    List<String> names = new ArrayList<>(List.of(KRAIT));
    Stream.of(Peer.values()).map(Peer::id).forEach(names::add);
    return names;
  }

  /// A line for each case: its id, how strongly it binds, and the rule.
  public static List<String> describedCases() {
    return Cases.all().stream()
        .map(each -> "%-26s %-6s %s".formatted(each.id(), each.level().word(), each.rule()))
        .toList();
  }

  private static List<String> caseIds() {
    return Cases.all().stream().map(Case::id).toList();
  }

  private static List<Case> selected(List<String> ids) {
    return Cases.all().stream().filter(each -> ids.contains(each.id())).toList();
  }

  private static List<String> known(String what, List<String> names, List<String> all) {
    for (String name : names) {
      if (!all.contains(name)) {
        String help =
            what.equals("case") ? "see --list" : "it is none of " + String.join(", ", all);
        throw ConformanceException.usage(
            "unknown %s %s: %s"
                .formatted(
                    what,
                    Quoted.of(name),
                    NearestName.find(name, all)
                        .map(nearest -> help + "; did you mean " + nearest + "?")
                        .orElse(help)));
      }
    }
    return List.copyOf(names);
  }

  private static void check(String command) {
    if (!command.contains("{port}")) {
      throw ConformanceException.usage(
          "--command has the value "
              + Quoted.of(command)
              + ": it must say where the server is to listen; write {port}, and {host} or 127.0.0.1,"
              + " in place of its address, and krait_probe:application for the application");
    }
  }

  private static URI url(String text) {
    try {
      URI url = new URI(text);
      if ("http".equals(url.getScheme()) && url.getHost() != null && url.getRawQuery() == null) {
        return url;
      }
    } catch (URISyntaxException _) {
      // said below
    }
    throw ConformanceException.usage(
        "--url has the value "
            + Quoted.of(text)
            + ": it must be the address of the probe, such as http://127.0.0.1:8000 or, below a"
            + " prefix, http://127.0.0.1:8000/probe");
  }

  /// Whether Krait itself is asked.
  boolean asksKrait() {
    return servers.contains(KRAIT);
  }

  /// The servers on CPython that are asked.
  List<Peer> peers() {
    return Stream.of(Peer.values()).filter(peer -> servers.contains(peer.id())).toList();
  }

  Optional<String> command() {
    return command;
  }

  Optional<URI> address() {
    return url;
  }

  List<Case> selectedCases() {
    return cases;
  }
}
