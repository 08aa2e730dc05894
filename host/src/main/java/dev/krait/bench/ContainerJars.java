package dev.krait.bench;

import dev.krait.peers.PeerException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// The jars of Undertow's servlet container that Krait does not bring along: those in the user's
/// Maven repository, else of Maven Central.
///
/// @param repository the user's; need not exist
/// @param central the address of Maven Central, without a slash at its end
/// @param cache for what is downloaded; need not exist
record ContainerJars(Path repository, String central, Path cache) {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final int OK = 200;

  /// A file, the same wherever it comes from.
  ///
  /// @param path below the root of a repository
  /// @param sha256 in hexadecimal
  record Jar(String path, String sha256) {
    String name() {
      return path.substring(path.lastIndexOf('/') + 1);
    }
  }

  /// For the Undertow of `pom.xml`, in the versions there.
  static final List<Jar> ALL =
      List.of(
          new Jar(
              "io/undertow/ee/undertow-servlet/2.0.0.RC1/undertow-servlet-2.0.0.RC1.jar",
              "98d6abb6c80baf03760b6eee49d67ed3694441b401e9d44e83a30d9ad847a03a"),
          new Jar(
              "jakarta/servlet/jakarta.servlet-api/6.1.0/jakarta.servlet-api-6.1.0.jar",
              "8a31f465f3593bf2351531a5c952014eb839da96a605b5825b93dd54714c48c4"),
          new Jar(
              "jakarta/annotation/jakarta.annotation-api/2.1.1/jakarta.annotation-api-2.1.1.jar",
              "5f65fdaf424eee2b55e1d882ba9bb376be93fb09b37b808be6e22e8851c909fe"));

  /// @param cache a folder for what is downloaded; need not exist
  static ContainerJars of(Path cache) {
    return new ContainerJars(
        Path.of(System.getProperty("user.home"), ".m2", "repository"),
        "https://repo.maven.apache.org/maven2",
        cache);
  }

  /// Finds or downloads them.
  ///
  /// @throws PeerException when one cannot be had
  List<Path> find(List<Jar> jars) throws InterruptedException {
    List<Path> found = new ArrayList<>();
    for (Jar jar : jars) {
      found.add(find(jar));
    }
    return found;
  }

  private Path find(Jar jar) throws InterruptedException {
    Path kept = cache.resolve(jar.name());
    try {
      for (Path file : List.of(repository.resolve(jar.path()), kept)) {
        if (Files.isReadable(file) && sha256(file).equals(jar.sha256())) {
          return file;
        }
      }
      Files.createDirectories(cache);
      return download(jar, kept);
    } catch (IOException e) {
      throw new PeerException(
          "cannot download %s/%s: %s; have Maven put it into \"%s\", or measure with a network"
              .formatted(central, jar.path(), e, repository));
    }
  }

  private Path download(Jar jar, Path to) throws IOException, InterruptedException {
    Path part = Files.createTempFile(cache, jar.name(), ".part");
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(LIMIT).build()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(central + "/" + jar.path())).timeout(LIMIT).build();
      int status = client.send(request, HttpResponse.BodyHandlers.ofFile(part)).statusCode();
      if (status != OK) {
        throw new IOException("the answer is " + status);
      }
      String sum = sha256(part);
      if (!sum.equals(jar.sha256())) {
        throw new IOException("its SHA-256 is " + sum + ", and not " + jar.sha256());
      }
      return Files.move(part, to, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static String sha256(Path file) throws IOException {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }
}
