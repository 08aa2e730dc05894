package dev.krait.startup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The runtime image and the start-up caches of a distribution.
///
/// @param home the distribution's folder
/// @param cache the user's cache folder for Krait
public record Startup(Path home, Path cache) {
  private static final Duration GENERAL_LOAD = Duration.ofSeconds(12);
  private static final Duration OWN_LOAD = Duration.ofSeconds(20);
  private static final int IMAGES_KEPT = 2;
  private static final int CACHES_KEPT = 3;

  /// Makes, or takes from the user's cache, the runtime image and the cache that fits every
  /// application.
  ///
  /// @return why there is no image, when it cannot be made; then there is no cache either, as the
  ///   JVM takes none together with a compiler from its upgrade module path
  /// @throws StartupException when the making fails
  public Optional<String> prepare(Steps steps) throws InterruptedException {
    try {
      Optional<String> obstacle = makeImage(steps);
      if (obstacle.isEmpty()) {
        libraries().prepare();
        String build = buildName();
        Files.writeString(home.resolve("lib/build"), build + "\n");
        makeGeneralCache(build, steps);
      }
      return obstacle;
    } catch (IOException e) {
      throw new StartupException("cannot make what quick starts need in \"" + home + "\"", e);
    }
  }

  /// Makes a cache for one application, which `bin/krait` then prefers for it.
  ///
  /// @param folder the application's
  /// @param arguments what follows `krait serve`, without `--bind`
  /// @return where it is
  public Path train(Path folder, List<String> arguments, Steps steps) throws InterruptedException {
    try {
      Path place = Files.createDirectories(folder.resolve(".krait"));
      Path draft = place.resolve("training.aot");
      new Training(home, arguments, OWN_LOAD).run(draft, steps);
      for (Path old : Folders.entries(place)) {
        if (old.getFileName().toString().matches("krait-\\w+\\.aot")) {
          Files.delete(old);
        }
      }
      Path made = place.resolve("krait-" + build() + ".aot");
      return Files.move(draft, made, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new StartupException("cannot make a start-up cache in \"" + folder + "/.krait\"", e);
    }
  }

  /// Mends a distribution that was copied without its files' times, which the JVM checks.
  ///
  /// @return whether there was something to mend, so that the next start is a quick one
  public boolean mend() {
    try {
      return libraries().restoreTimes();
    } catch (IOException _) {
      return false; // not ours to write
    }
  }

  private Libraries libraries() {
    return new Libraries(home.resolve("lib"));
  }

  private String build() throws IOException {
    Path file = home.resolve("lib/build");
    return Files.exists(file) ? Files.readString(file).strip() : "0";
  }

  private Optional<String> makeImage(Steps steps) throws IOException {
    Path place = home.resolve("runtime");
    Jdk jdk = Jdk.running();
    if (Files.exists(place.resolve("release")) || jdk.isGraalVm()) {
      return Optional.empty();
    }
    Optional<String> obstacle = jdk.obstacle();
    if (obstacle.isPresent()) {
      return obstacle;
    }
    RuntimeImage image = new RuntimeImage(jdk, home.resolve("lib/compiler"));
    Shelf shelf = new Shelf(cache.resolve("runtime"), IMAGES_KEPT);
    String name = image.fingerprint();
    Optional<Path> made = shelf.find(name);
    Path source =
        made.isPresent() ? made.get() : shelf.keep(name, draft -> image.make(draft, steps));
    steps.step("copying the runtime image");
    Folders.copyKeepingAttributes(source, place);
    return Optional.empty();
  }

  /// What a cache depends on: the JVM, its options, the jars.
  private String buildName() throws IOException {
    Fingerprint fingerprint = new Fingerprint();
    fingerprint.add(home.resolve("conf/jvm.options"));
    fingerprint.add(home.resolve("conf/training.options"));
    fingerprint.add(home.resolve("bin/krait"));
    for (Path jar : Folders.jars(home.resolve("lib"))) {
      fingerprint.add(jar);
    }
    Path image = home.resolve("runtime/release");
    return Files.exists(image)
        ? fingerprint.add(image).name()
        : fingerprint.add(Jdk.running().release()).name();
  }

  private void makeGeneralCache(String build, Steps steps)
      throws IOException, InterruptedException {
    Path place = home.resolve("lib/krait.aot");
    Shelf shelf = new Shelf(cache.resolve("aot"), CACHES_KEPT);
    Optional<Path> made = shelf.find(build);
    if (made.isEmpty()) {
      steps.step("training: starting an application that uses much of Python");
      Path workout = home.resolve("lib/training");
      Path draft = home.resolve("lib/training.aot");
      List<String> arguments = List.of("--chdir", workout.toString(), "workout:application");
      new Training(home, arguments, GENERAL_LOAD).run(draft, steps);
      made = Optional.of(shelf.keep(build, kept -> Files.copy(draft, kept)));
      Files.move(draft, place, StandardCopyOption.REPLACE_EXISTING);
    } else {
      Files.copy(made.get(), place, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
