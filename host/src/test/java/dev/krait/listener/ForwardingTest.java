package dev.krait.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.krait.exchange.Connection;
import dev.krait.exchange.Endpoint;
import dev.krait.exchange.Header;
import dev.krait.exchange.RequestHead;
import dev.krait.exchange.RequestLine;
import dev.krait.listener.ForwardingSettings.Family;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForwardingTest {
  private static final String PROXY = "192.0.2.1";
  private static final String STRANGER = "198.51.100.9";

  private static RequestHead head(String peer, String... fields) {
    List<Header> headers = new ArrayList<>(List.of(new Header("Host", "inner:8000")));
    for (String field : fields) {
      int colon = field.indexOf(':');
      headers.add(new Header(field.substring(0, colon), field.substring(colon + 1).strip()));
    }
    return new RequestHead(
        new RequestLine("GET", "/", "/", "", "HTTP/1.1"),
        new Connection("http", new Endpoint("127.0.0.1", 8000), new Endpoint(peer, 4711)),
        headers,
        0);
  }

  private static RequestHead from(String peer, Family family, int hops, String... fields)
      throws BadRequestException {
    return new Forwarding(
            new ForwardingSettings(address -> address.getHostAddress().equals(PROXY), family, hops))
        .apply(head(peer, fields));
  }

  private static RequestHead proxied(String... fields) throws BadRequestException {
    return from(PROXY, Family.X_FORWARDED, 1, fields);
  }

  private static List<String> names(RequestHead head) {
    return head.headers().stream().map(Header::name).toList();
  }

  private static String value(RequestHead head, String name) {
    return head.headers().stream()
        .filter(header -> header.name().equals(name))
        .map(Header::value)
        .findFirst()
        .orElse("");
  }

  @Test
  void strangersFieldsAreRemoved() throws BadRequestException {
    RequestHead seen =
        from(
            STRANGER,
            Family.X_FORWARDED,
            1,
            "X-Forwarded-For: 1.2.3.4",
            "x-forwarded-proto: https",
            "X-Forwarded-Anything: x",
            "Forwarded: for=1.2.3.4",
            "X-Client-IP: 1.2.3.4",
            "X-Real-IP: 1.2.3.4",
            "X-Other: kept");

    assertThat(names(seen)).containsExactly("Host", "X-Other");
    assertThat(seen.connection()).isEqualTo(head(STRANGER).connection());
  }

  @Test
  void proxyIsBelieved() throws BadRequestException {
    RequestHead seen =
        proxied(
            "X-Forwarded-For: 203.0.113.7",
            "X-Forwarded-Proto: https",
            "X-Forwarded-Host: shop.example",
            "X-Forwarded-Prefix: /front");

    assertThat(seen.connection().client()).isEqualTo(new Endpoint("203.0.113.7", 0));
    assertThat(seen.connection().scheme()).isEqualTo("https");
    assertThat(seen.connection().server()).isEqualTo(new Endpoint("shop.example", 443));
    assertThat(value(seen, "Host")).isEqualTo("shop.example");
    assertThat(value(seen, "X-Forwarded-Prefix")).isEqualTo("/front");
  }

  @ParameterizedTest
  @CsvSource({"1, 3.3.3.3", "2, 2.2.2.2", "3, 1.1.1.1", "9, 1.1.1.1"})
  void hopsAreCountedFromTheEnd(int hops, String client) throws BadRequestException {
    RequestHead seen =
        from(
            PROXY,
            Family.X_FORWARDED,
            hops,
            "X-Forwarded-For: 1.1.1.1",
            "X-Forwarded-For: 2.2.2.2,3.3.3.3");

    assertThat(seen.connection().client().address()).isEqualTo(client);
    assertThat(value(seen, "X-Forwarded-For")).startsWith(client).endsWith("3.3.3.3");
  }

  @ParameterizedTest
  @CsvSource({
    "198.51.100.1, 198.51.100.1, 0",
    "198.51.100.1:99, 198.51.100.1, 99",
    "2001:db8::1, 2001:db8::1, 0",
    "[2001:db8::1], 2001:db8::1, 0",
    "[2001:db8::1]:99, 2001:db8::1, 99",
    "unknown, 192.0.2.1, 4711"
  })
  void clientsAddressHasManyForms(String text, String address, int port)
      throws BadRequestException {
    assertThat(proxied("X-Forwarded-For: " + text).connection().client())
        .isEqualTo(new Endpoint(address, port));
  }

  @ParameterizedTest
  @CsvSource({
    "shop.example, shop.example, 80",
    "shop.example:81, shop.example, 81",
    "[2001:db8::1]:81, 2001:db8::1, 81"
  })
  void hostNamesTheServer(String host, String name, int port) throws BadRequestException {
    assertThat(proxied("X-Forwarded-Host: " + host).connection().server())
        .isEqualTo(new Endpoint(name, port));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-Forwarded-For: example.org",
        "X-Forwarded-For: 1.2",
        "X-Forwarded-For: 1.2.3.4, ",
        "X-Forwarded-For: 1.2.3.400",
        "X-Forwarded-For: fe80::1%eth0",
        "X-Forwarded-For: 1.2.3.4:99999",
        "X-Forwarded-Proto: gopher",
        "X-Forwarded-Host: a b",
        "X-Forwarded-Host: a@b",
        "X-Forwarded-Port: http",
        "X-Forwarded-Port: 0"
      })
  void nonsenseOfAProxyIsRefused(String field) {
    assertThatThrownBy(() -> proxied(field)).isInstanceOf(BadRequestException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"X-Forwarded-Ssl: off", "X-Forwarded-Protocol: http"})
  void contradictionsAreRefused(String other) throws BadRequestException {
    assertThatThrownBy(() -> proxied("X-Forwarded-Proto: https", other))
        .hasMessageContaining("contradict");
    assertThat(proxied("X-Forwarded-Ssl: on").connection().scheme()).isEqualTo("https");
    assertThat(proxied("X-Forwarded-Protocol: ssl").connection().scheme()).isEqualTo("https");
  }

  @Test
  void standardFieldIsRead() throws BadRequestException {
    RequestHead seen =
        from(
            PROXY,
            Family.FORWARDED,
            1,
            "Forwarded: for=1.1.1.1;host=evil",
            "Forwarded: for=\"[2001:db8::1]:99\"; Proto=https;host=\"shop.example:444\"",
            "X-Forwarded-For: 9.9.9.9");

    assertThat(seen.connection().client()).isEqualTo(new Endpoint("2001:db8::1", 99));
    assertThat(seen.connection().scheme()).isEqualTo("https");
    assertThat(seen.connection().server()).isEqualTo(new Endpoint("shop.example", 444));
    assertThat(value(seen, "Forwarded")).startsWith("for=\"[2001:").doesNotContain("evil");
    assertThat(names(seen)).containsExactly("Host", "Forwarded");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "for", "for=", "for=\"1.1.1.1", "for=a b", "for=1.1.1.1;for=2.2.2.2", ","})
  void malformedStandardFieldIsRefused(String value) {
    assertThatThrownBy(() -> from(PROXY, Family.FORWARDED, 1, "Forwarded: " + value))
        .isInstanceOf(BadRequestException.class);
  }

  @Test
  void otherFamilyIsRemoved() throws BadRequestException {
    assertThat(names(proxied("Forwarded: for=1.1.1.1"))).containsExactly("Host");
  }

  @Test
  void applicationMayLookItself() throws BadRequestException {
    RequestHead seen = from(STRANGER, Family.UNTOUCHED, 1, "X-Forwarded-For: nonsense");

    assertThat(names(seen)).containsExactly("Host", "X-Forwarded-For");
    assertThat(seen.connection().client().address()).isEqualTo(STRANGER);
  }
}
