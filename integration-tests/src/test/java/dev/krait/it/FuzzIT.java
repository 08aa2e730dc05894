package dev.krait.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Requests of all sorts, well-formed and not, to Krait, gunicorn and waitress: what they take
/// differently must be known, and have a reason.
class FuzzIT {
  private static final Path PAGE = Paths.REPOSITORY.resolve("host/docs/fuzzing.md");

  private static Optional<FuzzServers> servers = Optional.empty();
  private static Optional<FuzzRun> run = Optional.empty();

  @BeforeAll
  static void fuzz() throws InterruptedException, ExecutionException {
    servers = Optional.of(FuzzServers.start());
    run = Optional.of(FuzzRun.against(servers.get()));
  }

  @AfterAll
  static void stop() {
    servers.ifPresent(FuzzServers::close);
  }

  @Test
  void everyDifferenceHasAReason() {
    assertThat(run.orElseThrow().unexplained()).isEmpty();
  }

  @Test
  void everyReasonShowsInItsExampleAndThePageIsUpToDate() throws IOException {
    Map<FuzzDeviation, FuzzOutcome> examples = new LinkedHashMap<>();
    for (FuzzDeviation known : FuzzDeviations.ALL) {
      FuzzOutcome outcome = servers.orElseThrow().send(known.example());
      examples.put(known, outcome);
      if (!known.example().isEmpty()) {
        assertThat(outcome.explanations())
            .as("example of %s\n%s", known.name(), outcome)
            .contains(known);
      }
    }
    String text = FuzzPage.text(examples, run.orElseThrow());
    if (Boolean.getBoolean("krait.write")) {
      Files.writeString(PAGE, text);
    }
    assertThat(FuzzPage.lasting(Files.readString(PAGE)))
        .as("run FuzzIT with -Dkrait.write=true")
        .isEqualTo(FuzzPage.lasting(text));
  }
}
