package dev.krait.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;

/// What each middleware does that a client can see, wherever in a stack it is.
record LayerChecks(StackClient client) {
  private static final String STYLE_SHEET = "style.css";

  void check(Layer layer) {
    switch (layer) {
      case SESSIONS -> sessionSurvivesTwoRequests();
      case AUTHENTICATION, PASTE_BASIC, PASTE_DIGEST, REPOZE_WHO -> passwordIsAskedFor();
      case TRANSFORMATION -> assertThat(client.get("/text").body()).isEqualTo(text(false));
      case WHITENOISE -> whitenoiseServesFilesAndPartsOfThem();
      case SHARED_DATA -> fileIsServed("/shared/" + STYLE_SHEET);
      case PROXY_FIX -> applicationSeesWhatTheProxySaw();
      case DISPATCHER -> mountedApplicationSeesItsPath();
      case PROFILER -> profileNamesTheApplication();
      case WEBOB ->
          assertThat(StackClient.field(client.get("/text"), "X-WebOb")).isEqualTo("GET /text");
      case WEBOB_GZIP, PASTE_GZIP -> bodyIsCompressed();
    }
  }

  private void sessionSurvivesTwoRequests() {
    assertThat(client.get("/visits").body()).isEqualTo("Visits: 1");
    assertThat(client.get("/visits").body()).isEqualTo("Visits: 2");
  }

  private void passwordIsAskedFor() {
    String outermost = client.stack().authenticator("/private").orElseThrow().toString();
    Reply stranger = client.getAsStranger("/private");
    assertThat(stranger.status()).isEqualTo(401);
    assertThat(StackClient.challenge(stranger)).contains("realm=\"" + outermost + "\"");
    assertThat(client.getWithPassword("/private", "wrong").status()).isEqualTo(401);

    Reply known = client.get("/private");
    assertThat(known.status()).isEqualTo(200);
    assertThat(known.body()).isEqualTo("For ada alone.");
  }

  private void whitenoiseServesFilesAndPartsOfThem() {
    String page = "/white/" + STYLE_SHEET;
    fileIsServed(page);
    Reply part = client.play(Step.get(page).with("Range", "bytes=0-3"));
    assertThat(part.status()).isEqualTo(206);
    assertThat(part.body()).isEqualTo("body");
    assertThat(StackClient.field(part, "Content-Range"))
        .isEqualTo("bytes 0-3/" + styleSheet().length());
  }

  private void fileIsServed(String page) {
    Reply whole = client.get(page);
    assertThat(whole.status()).isEqualTo(200);
    assertThat(whole.body()).isEqualTo(styleSheet());
    assertThat(StackClient.field(whole, "Content-Type")).startsWith("text/css");
    assertThat(StackClient.field(whole, "Cache-Control")).contains("public");

    String tag = StackClient.field(whole, "ETag");
    Reply unchanged = client.play(Step.get(page).with("If-None-Match", tag));
    assertThat(unchanged.status()).isEqualTo(304);
    assertThat(unchanged.body()).isEmpty();
    assertThat(StackClient.field(unchanged, "ETag")).isEqualTo(tag);
  }

  private void applicationSeesWhatTheProxySaw() {
    Step step =
        Step.get("/seen")
            .with("X-Forwarded-For", "203.0.113.7")
            .with("X-Forwarded-Proto", "https")
            .with("X-Forwarded-Host", "example.org")
            .with("X-Forwarded-Prefix", "/front");
    boolean digestIsInside = client.stack().isOutside(Layer.PROXY_FIX, Layer.PASTE_DIGEST);
    String uri = digestIsInside ? "/front/seen" : client.stack().path() + "/seen";
    assertThat(client.playThroughProxy(step, uri).body())
        .contains("\"203.0.113.7\"", "\"https://example.org/front/seen\"", "\"/front\"");
  }

  private void mountedApplicationSeesItsPath() {
    assertThat(client.get("/mounted/seen").body())
        .contains("\"" + client.stack().path() + "/mounted\"", "\"/seen\"");
  }

  private void profileNamesTheApplication() {
    client.ask("/profile");
    client.get("/text");
    assertThat(client.ask("/profile"))
        .contains("PATH: '/text'", "function calls", "inner_" + client.stack().app());
  }

  private void bodyIsCompressed() {
    Reply reply = client.play(Step.get("/text").with("Accept-Encoding", "gzip"));
    assertThat(reply.status()).isEqualTo(200);
    assertThat(StackClient.field(reply, "Content-Encoding")).isEqualTo("gzip");
    assertThat(StackClient.gunzip(reply)).isEqualTo(text(true));
  }

  private String text(boolean compressed) {
    return client.stack().text(compressed);
  }

  private static String styleSheet() {
    try {
      return Files.readString(
          Paths.FIXTURES.resolve("stacks/static").resolve(STYLE_SHEET), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
