package dev.krait.it;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/// A client of one stack on one server; answers challenges, keeps cookies.
final class StackClient implements AutoCloseable {
  private static final Credentials KNOWN = new Credentials("ada", "lovelace");

  private final Stack stack;
  private final Browser browser;

  StackClient(Server server, Stack stack) {
    this.stack = stack;
    this.browser = new Browser(server.address());
  }

  Stack stack() {
    return stack;
  }

  Reply get(String page) {
    return play(Step.get(page));
  }

  /// Asks for a page of the stack as a known user.
  ///
  /// @param step its target is the page's path below the stack's
  Reply play(Step step) {
    return play(step, KNOWN, stack.path() + step.target());
  }

  /// The same through a proxy that shows the stack as something else.
  ///
  /// @param uri the path that the client asked the proxy for
  Reply playThroughProxy(Step step, String uri) {
    return play(step, KNOWN, uri);
  }

  Reply getWithPassword(String page, String password) {
    return play(Step.get(page), new Credentials(KNOWN.user(), password), stack.path() + page);
  }

  /// Asks for a page without a password.
  Reply getAsStranger(String page) {
    return browser.play(inStack(Step.get(page)));
  }

  /// Asks the server for something that is outside all stacks.
  String ask(String target) {
    return browser.play(Step.get(target)).body();
  }

  private Reply play(Step step, Credentials credentials, String uri) {
    Optional<Layer> authenticator = stack.authenticator(step.target());
    if (authenticator.isEmpty()) {
      return browser.play(inStack(step));
    }
    if (authenticator.get() != Layer.PASTE_DIGEST) {
      return browser.play(inStack(step).with("Authorization", credentials.basic()));
    }
    Reply stranger = getAsStranger(step.target());
    if (stranger.status() != 401) {
      return browser.play(inStack(step)); // a layer outside answers
    }
    String digest = credentials.digest(challenge(stranger), step.method(), uri);
    return browser.play(inStack(step).with("Authorization", digest));
  }

  private Step inStack(Step step) {
    return step.at(stack.path() + step.target());
  }

  static String challenge(Reply reply) {
    return field(reply, "WWW-Authenticate");
  }

  /// The first value of a field, or `""`.
  static String field(Reply reply, String name) {
    return reply.fields().entrySet().stream()
        .filter(field -> field.getKey().equalsIgnoreCase(name))
        .map(field -> field.getValue().getFirst())
        .findFirst()
        .orElse("");
  }

  static String gunzip(Reply reply) {
    byte[] body = reply.body().getBytes(StandardCharsets.ISO_8859_1);
    try (GZIPInputStream stream = new GZIPInputStream(new ByteArrayInputStream(body))) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    browser.close();
  }
}
