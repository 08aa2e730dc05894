package dev.krait.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A PostgreSQL cluster for one test: in a folder of its own, on a free port, with one user and one
/// database, both named `notes`.
final class PostgresCluster implements AutoCloseable {
  private static final Path INSTALLATIONS = Path.of("/usr/lib/postgresql");
  private static final String NAME = "notes";
  private static final String PASSWORD = "swims at night";

  private final Path programs;
  private final Path folder;
  private final int port;
  private final Process process;

  private PostgresCluster(Path programs, Path folder) throws IOException {
    this.programs = programs;
    this.folder = folder;
    this.port = FreePort.find();
    makeCluster();
    this.process = launch();
  }

  /// Makes a cluster and waits until it answers.
  static PostgresCluster start() {
    try {
      PostgresCluster cluster =
          new PostgresCluster(findPrograms(), Files.createTempDirectory("krait-postgres"));
      cluster.prepare();
      return cluster;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void prepare() throws IOException {
    try {
      Await.until("PostgreSQL answers", this::answers);
      query("postgres", "CREATE DATABASE " + NAME);
    } catch (AssertionError | IllegalStateException e) {
      String log = Files.readString(folder.resolve("log"));
      close();
      throw new AssertionError("PostgreSQL did not start; its log:\n" + log, e);
    }
  }

  /// The address as applications want it.
  String url() {
    return "postgresql://%s:%s@127.0.0.1:%d/%s"
        .formatted(NAME, PASSWORD.replace(" ", "%20"), port, NAME);
  }

  /// The address as JDBC wants it.
  String jdbcUrl() {
    return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, NAME);
  }

  /// Of its one user.
  String password() {
    return PASSWORD;
  }

  /// What PostgreSQL's own client says to a query: one line for each row, columns between `|`.
  String query(String sql) {
    return query(NAME, sql);
  }

  private String query(String database, String sql) {
    List<String> command =
        List.of(program("psql"), "-X", "-A", "-t", "-h", "127.0.0.1", "-p", port + "");
    List<String> whole = new ArrayList<>(command);
    whole.addAll(List.of("-U", NAME, "-d", database, "-v", "ON_ERROR_STOP=1", "-c", sql));
    return Command.run(Path.of("/"), Map.of("PGPASSWORD", PASSWORD), whole).strip();
  }

  private void makeCluster() throws IOException {
    Path password = Files.writeString(folder.resolve("password"), PASSWORD);
    giveAway(folder);
    giveAway(password);
    List<String> command = new ArrayList<>(asItsUser());
    command.addAll(List.of(program("initdb"), "-D", data(), "-U", NAME, "--no-locale"));
    command.addAll(List.of("-E", "UTF8", "--auth=scram-sha-256", "--pwfile=" + password));
    command.add("--no-sync");
    Command.run(folder, Map.of(), command);
  }

  private Process launch() throws IOException {
    List<String> command = new ArrayList<>(asItsUser());
    command.addAll(List.of(program("postgres"), "-D", data(), "-h", "127.0.0.1", "-p", port + ""));
    command.addAll(List.of("-k", folder.toString(), "-F"));
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("log").toFile())
        .start();
  }

  private boolean answers() {
    return Command.succeeds(
        List.of(program("pg_isready"), "-q", "-h", "127.0.0.1", "-p", port + ""));
  }

  /// PostgreSQL refuses to run as root; Debian's package brings a user for it.
  private static List<String> asItsUser() {
    return isRoot()
        ? List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups", "--")
        : List.of();
  }

  private static void giveAway(Path path) throws IOException {
    if (isRoot()) {
      Files.setOwner(
          path,
          path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("postgres"));
    }
  }

  private static boolean isRoot() {
    return System.getProperty("user.name").equals("root");
  }

  private String program(String name) {
    return programs.resolve(name).toString();
  }

  private String data() {
    return folder.resolve("data").toString();
  }

  private static Path findPrograms() throws IOException {
    return Stream.concat(debianFolders().stream(), pathFolders())
        .filter(folder -> Files.isExecutable(folder.resolve("initdb")))
        .findFirst()
        .orElseThrow(() ->
            new AssertionError(
                "PostgreSQL is not installed: there is no initdb in %s/*/bin nor on PATH;"
                        .formatted(INSTALLATIONS)
                    + " install Debian's package postgresql, as .ci/run does"));
  }

  private static List<Path> debianFolders() throws IOException {
    if (!Files.isDirectory(INSTALLATIONS)) {
      return List.of();
    }
    try (Stream<Path> versions = Files.list(INSTALLATIONS)) {
      return versions
          .map(version -> version.resolve("bin"))
          .sorted(Comparator.<Path>naturalOrder().reversed())
          .toList();
    }
  }

  private static Stream<Path> pathFolders() {
    return Stream.of(Optional.ofNullable(System.getenv("PATH")).orElse("").split(":", -1))
        .map(Path::of);
  }

  @Override
  public void close() {
    List<String> command = new ArrayList<>(asItsUser());
    command.addAll(List.of(program("pg_ctl"), "stop", "-D", data(), "-m", "fast"));
    boolean stopped = Command.succeeds(command);
    try {
      if (!stopped || !process.waitFor(1, TimeUnit.MINUTES)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    Folders.delete(folder);
  }
}
