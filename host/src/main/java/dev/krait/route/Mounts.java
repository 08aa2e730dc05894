package dev.krait.route;

import dev.krait.exchange.Exchange;
import dev.krait.exchange.ExchangeHandler;
import dev.krait.exchange.Header;
import dev.krait.exchange.RawPath;
import dev.krait.exchange.RequestHead;
import dev.krait.exchange.RequestLine;
import dev.krait.exchange.TextPage;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Several applications side by side, by host name and path prefix. One that names the request's
/// host goes before those that name none; of those that remain, the longest prefix counts. `/app`
/// is no prefix of `/application`. What is in none is 404.
public final class Mounts implements ExchangeHandler {
  private static final Pattern PORT = Pattern.compile(":[0-9]*$");

  private final List<Mount> mounts;

  /// @param mounts no two with a common host, or without one, and the same prefix
  public Mounts(List<Mount> mounts) {
    this.mounts =
        mounts.stream()
            .sorted(
                Comparator.comparingInt((Mount mount) -> mount.hosts().isEmpty() ? 1 : 0)
                    .thenComparingInt(mount -> -mount.prefix().length()))
            .toList();
  }

  /// Where an application is.
  ///
  /// @param hosts in small letters, without ports; empty for all
  /// @param prefix empty, or `/prefix` without a slash at its end
  public record Mount(List<String> hosts, String prefix, ExchangeHandler application) {
    public Mount {
      hosts = List.copyOf(hosts);
    }

    private boolean covers(String host, String path) {
      return (hosts.isEmpty() || hosts.contains(host)) && RawPath.isBelow(path, prefix);
    }
  }

  @Override
  public void handle(Exchange exchange) {
    RequestLine line = exchange.request().line();
    String host = host(exchange.request());
    for (Mount mount : mounts) {
      if (mount.covers(host, line.path())) {
        mount
            .application()
            .handle(mount.prefix().isEmpty() ? exchange : new Mounted(exchange, mount.prefix()));
        return;
      }
    }
    refuse(exchange);
  }

  /// Without its port (RFC 9110 §7.2).
  private static String host(RequestHead head) {
    for (Header header : head.headers()) {
      if (header.name().equalsIgnoreCase("Host")) {
        return PORT.matcher(header.value()).replaceFirst("").toLowerCase(Locale.ROOT);
      }
    }
    return "";
  }

  private static void refuse(Exchange exchange) {
    TextPage page = TextPage.of(404, "Not Found", "Not Found\nNo application is here.\n");
    boolean head = exchange.request().line().method().equals("HEAD");
    boolean _ = exchange.response().start(page.head(), head ? new byte[0] : page.bytes(), true);
  }

  /// An exchange as the application sees it: the prefix belongs to where that is, not to the path.
  private static final class Mounted extends PassedExchange {
    private final RequestHead head;

    Mounted(Exchange inner, String prefix) {
      super(inner);
      RequestHead whole = inner.request();
      RequestLine line = whole.line();
      this.head =
          new RequestHead(
              new RequestLine(
                  line.method(),
                  line.target(),
                  line.script() + prefix,
                  line.path().substring(prefix.length()),
                  line.query(),
                  line.protocol()),
              whole.connection(),
              whole.headers(),
              whole.bodyLength());
    }

    @Override
    public RequestHead request() {
      return head;
    }
  }
}
