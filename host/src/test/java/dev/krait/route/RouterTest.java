package dev.krait.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krait.diff.Answer;
import dev.krait.exchange.Exchange;
import dev.krait.exchange.ExchangeHandler;
import dev.krait.exchange.Header;
import dev.krait.exchange.Refusal;
import dev.krait.exchange.RequestHead;
import dev.krait.exchange.ResponseHead;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RouterTest {
  private static final ExchangeHandler APPLICATION = answering(200, "application");

  private final Router router = new Router(APPLICATION);

  private static ExchangeHandler answering(int status, String text) {
    return exchange -> answer(exchange, status, text);
  }

  private static void answer(Exchange exchange, int status, String text) {
    boolean _ =
        exchange
            .response()
            .start(
                new ResponseHead(status, "", List.of(new Header("X-Owner", text))),
                text.getBytes(StandardCharsets.ISO_8859_1),
                true);
  }

  private static Owner.One owner(String name, int status) {
    return new Owner.One(name, answering(status, name));
  }

  private static Rule rule(String path, Owner owner, String... methods) {
    return new Rule(path, new Match(Set.of(methods), new PathPattern(path)), owner);
  }

  private GivenExchange ask(String method, String path) {
    return ask(new GivenExchange(method, path));
  }

  private GivenExchange ask(GivenExchange exchange) {
    router.handle(exchange);
    return exchange;
  }

  @Test
  void firstRuleThatMatchesCounts() {
    router.use(
        List.of(
            rule("/a/*", owner("reader", 200), "GET"),
            rule("/a/*", owner("writer", 201), "POST", "PUT"),
            rule("/a/b", owner("never", 500))));

    assertThat(ask("GET", "/a/b").events).containsExactly("head 200", "reader end");
    assertThat(ask("PUT", "/a/b").events).containsExactly("head 201", "writer end");
    assertThat(ask("GET", "/other").events).containsExactly("head 200", "application end");
    assertThat(router.counts().getRequests())
        .containsEntry("/a/* -> reader", 1L)
        .containsEntry("/a/* -> writer", 1L)
        .containsEntry("/a/b -> never", 0L);
  }

  @Test
  void anotherTableTakesTheFirstOnesPlaceAndCountsGoOn() {
    router.use(List.of(rule("/a", owner("old", 200))));
    ask("GET", "/a");
    router.use(List.of(rule("/a", owner("new", 200))));

    assertThat(ask("GET", "/a").events).containsExactly("head 200", "new end");
    assertThat(router.counts().getRequests())
        .containsEntry("/a -> old", 1L)
        .containsEntry("/a -> new", 1L);
  }

  @Test
  void requestsAreRefusedOnceItStops() {
    router.drain();

    assertThat(ask("GET", "/a").events).containsExactly("refused 503");
  }

  @Test
  void secondOwnerAnswersWhatTheFirstHasNot() {
    router.use(
        List.of(
            rule("/a", new Owner.Either(owner("first", 404), owner("second", 200), Set.of(404))),
            rule("/b", new Owner.Either(owner("third", 500), owner("fourth", 200), Set.of(404)))));

    assertThat(ask("GET", "/a").events).containsExactly("head 200", "second end");
    assertThat(ask("GET", "/b").events).containsExactly("head 500", "third end");
    assertThat(router.counts().getPassedOn()).containsEntry("/a", 1L).containsEntry("/b", 0L);
  }

  @Test
  void whatTheFirstOwnerDoesAfterwardsDoesNotReachTheClient() {
    List<Boolean> told = new ArrayList<>();
    ExchangeHandler first =
        exchange -> {
          ResponseHead head = new ResponseHead(404, "", List.of());
          told.add(
              exchange.response().start(head, "not".getBytes(StandardCharsets.US_ASCII), false));
          told.add(exchange.response().write(new byte[9], true));
          exchange.response().abort();
          told.add(exchange.refuse(Refusal.TIMEOUT));
        };
    router.use(
        List.of(
            rule(
                "/a",
                new Owner.Either(
                    new Owner.One("first", first), owner("second", 200), Set.of(404)))));

    assertThat(ask("GET", "/a").events).containsExactly("head 200", "second end");
    assertThat(told).containsExactly(false, false, false);
  }

  @Test
  void bodyThatWasReadCannotBePassedOn() {
    ExchangeHandler reader =
        exchange -> {
          try {
            int _ = exchange.body().read(ByteBuffer.allocate(64));
          } catch (IOException e) {
            throw new AssertionError(e);
          }
          answer(exchange, 404, "reader");
        };
    Owner.Either either =
        new Owner.Either(new Owner.One("reader", reader), owner("second", 200), Set.of(404));
    Owner.Either untouched =
        new Owner.Either(owner("first", 404), owner("second", 200), Set.of(404));
    router.use(List.of(rule("/read", either), rule("/untouched", untouched)));

    assertThat(ask(new GivenExchange("POST", "/read", "body")).events)
        .containsExactly("head 404", "reader end");
    assertThat(ask(new GivenExchange("POST", "/untouched", "body")).events)
        .containsExactly("head 200", "second end");
  }

  @Test
  void canaryClientStaysWhereItIs() {
    router.use(
        List.of(
            rule(
                "/a",
                new Owner.Canary(
                    2500, owner("new", 200), owner("old", 200), new CanaryKey.Field("X-User")))));
    int canaries = 0;
    for (int user = 0; user < 2000; user++) {
      Header key = new Header("x-user", "user-" + user);
      List<String> first = ask(new GivenExchange("GET", "/a", "", key)).events;
      assertThat(ask(new GivenExchange("GET", "/a", "", key)).events).isEqualTo(first);
      canaries += first.contains("new end") ? 1 : 0;
    }

    assertThat(canaries).isBetween(420, 580);
  }

  @Test
  void clientWithoutKeyGetsACookieAndStays() {
    router.use(
        List.of(
            rule(
                "/a",
                new Owner.Canary(
                    5000, owner("new", 200), owner("old", 200), new CanaryKey.OwnCookie()))));
    for (int i = 0; i < 50; i++) {
      GivenExchange first = ask("GET", "/a");
      String cookie = first.sent.getLast().value();
      assertThat(cookie).matches("krait-canary=[0-9a-z]{12}; Path=/; HttpOnly; SameSite=Lax");
      Header key = new Header("Cookie", "other=1; " + cookie.substring(0, cookie.indexOf(';')));
      GivenExchange second = ask(new GivenExchange("GET", "/a", "", key));
      assertThat(second.events).isEqualTo(first.events);
      assertThat(second.sent).noneMatch(header -> header.name().equals("Set-Cookie"));
    }
  }

  @Test
  void shadowGetsCopiesOfWhatOnlyReads() {
    GivenCopier copier = new GivenCopier();
    router.use(List.of(rule("/a", new Owner.Shadow(owner("owner", 200), copier))));

    assertThat(ask("GET", "/a").events).containsExactly("head 200", "owner end");
    ask("POST", "/a");

    assertThat(copier.asked).containsExactly("GET /a");
    assertThat(copier.compared).containsExactly("200");
    assertThat(router.counts().getShadow()).containsEntry("/a same", 1L);
  }

  @Test
  void noTroubleOfAShadowReachesTheClient() {
    GivenCopier copier = new GivenCopier();
    router.use(List.of(rule("/a", new Owner.Shadow(owner("owner", 200), copier))));
    copier.failure = true;
    assertThat(ask("GET", "/a").events).containsExactly("head 200", "owner end");
    copier.full = true;
    assertThat(ask("GET", "/a").events).containsExactly("head 200", "owner end");

    assertThat(router.counts().getShadow())
        .containsEntry("/a failed", 1L)
        .containsEntry("/a dropped", 1L);
  }

  /// A shadow that answers as its owner does.
  private static final class GivenCopier implements Copier {
    final List<String> asked = new ArrayList<>();
    final List<String> compared = new ArrayList<>();
    boolean failure;
    boolean full;

    @Override
    public Answer send(RequestHead request) {
      if (failure) {
        throw new IllegalStateException("it is down");
      }
      asked.add(request.line().method() + " " + request.line().path());
      return Answer.of(200, List.of(), new byte[0], false);
    }

    @Override
    public boolean compare(RequestHead request, Answer owner, Answer shadow) {
      return compared.add(Integer.toString(owner.status()));
    }

    @Override
    public boolean inBackground(Runnable work) {
      if (!full) {
        work.run();
      }
      return !full;
    }

    @Override
    public int mostBytes() {
      return 100;
    }
  }
}
