package dev.krait.it;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.assertj.core.api.SoftAssertions;

/// Plays the same requests to a sample on Krait, gunicorn and waitress and compares what they
/// answer.
final class Comparison {
  private final Sample sample;
  private final Path scratch;
  private final Consumer<Sample> preparation;

  /// @param scratch an empty folder, in which each server has a copy of the sample
  Comparison(Sample sample, Path scratch) {
    this(sample, scratch, copy -> {});
  }

  /// @param preparation what each copy needs before a server starts in it
  Comparison(Sample sample, Path scratch, Consumer<Sample> preparation) {
    this.sample = sample;
    this.scratch = scratch;
    this.preparation = preparation;
  }

  /// Fails unless all servers answer all steps alike, and as the steps expect.
  void play(List<Step> steps) {
    List<Reply> krait = playOn("krait", Sample::onKrait, steps);
    List<Reply> gunicorn = playOn("gunicorn", Sample::onGunicorn, steps);
    List<Reply> waitress = playOn("waitress", Sample::onWaitress, steps);

    SoftAssertions softly = new SoftAssertions();
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      softly.assertThat(krait.get(i).status()).as("status of %s", step).isEqualTo(step.status());
      compare(softly, step + " beside gunicorn", krait.get(i), gunicorn.get(i));
      compare(softly, step + " beside waitress", krait.get(i), waitress.get(i));
    }
    softly.assertAll();
  }

  private List<Reply> playOn(String name, Function<Sample, Server> start, List<Step> steps) {
    Sample copy = sample.copiedTo(scratch.resolve(name));
    preparation.accept(copy);
    try (Server server = start.apply(copy);
        Browser browser = new Browser(server.address())) {
      return steps.stream().map(browser::play).toList();
    }
  }

  /// Asks for the same answer, but for what is the server's own business.
  static void compare(SoftAssertions softly, String what, Reply krait, Reply peer) {
    softly.assertThat(krait.status()).as("status of %s", what).isEqualTo(peer.status());
    Map<String, List<String>> ours = new TreeMap<>(krait.comparableFields());
    Map<String, List<String>> theirs = new TreeMap<>(peer.comparableFields());
    if (!ours.containsKey("content-length") || !theirs.containsKey("content-length")) {
      ours.remove("content-length");
      theirs.remove("content-length");
    }
    softly.assertThat(ours).as("header of %s", what).isEqualTo(theirs);
    softly
        .assertThat(krait.comparableBody())
        .as("body of %s", what)
        .isEqualTo(peer.comparableBody());
  }
}
