package dev.krait.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The table of rooms: what each may import. A new arrow is a design decision, see
/// `host/docs/design.md`.
class RoomsTest {
  private static final String ROOT = "dev.krait.";
  private static final String LOG = "org.slf4j..";

  /// A room, the rooms it may use, and the libraries that are its own.
  record Room(String name, List<String> rooms, List<String> libraries) {
    static Room of(String name, List<String> rooms, String... libraries) {
      return new Room(name, rooms, List.of(libraries));
    }

    String packageName() {
      return ROOT + name;
    }

    String[] allowed() {
      return Stream.of(
              Stream.of(packageName() + "..", "java..", "javax..", "org.jspecify.."),
              rooms.stream().map(room -> ROOT + room + ".."),
              libraries.stream())
          .flatMap(names -> names)
          .toArray(String[]::new);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private static final List<String> WIRED =
      List.of(
          "config",
          "exchange",
          "listener",
          "tls",
          "interpreter",
          "services",
          "application",
          "capture",
          "warmup",
          "files",
          "route",
          "owners",
          "datasource");

  private static List<Room> rooms() {
    return Stream.of(serving(), embedding(), around()).flatMap(List::stream).toList();
  }

  /// What a request goes through.
  private static List<Room> serving() {
    return List.of(
        Room.of("exchange", List.of()),
        Room.of("config", List.of(), "tools.jackson.."),
        Room.of("packages", List.of(), LOG),
        Room.of("startup", List.of()),
        Room.of("interpreter", List.of("exchange"), LOG),
        Room.of("listener", List.of("exchange"), LOG, "io.undertow..", "org.xnio.."),
        Room.of(
            "bridge",
            List.of("exchange", "interpreter", "services", "jdbc"),
            LOG,
            "org.graalvm..",
            "com.oracle..",
            "org.bouncycastle.."),
        Room.of("route", List.of("exchange", "diff"), LOG),
        Room.of("proxy", List.of("exchange"), LOG),
        Room.of(
            "owners",
            List.of("config", "exchange", "listener", "route", "proxy", "diff", "application"),
            LOG),
        Room.of("tls", List.of(), LOG),
        Room.of("values", List.of()),
        Room.of("services", List.of("values"), LOG),
        Room.of("jdbc", List.of("values"), LOG),
        Room.of("datasource", List.of("config"), LOG, "com.zaxxer.."),
        Room.of("calls", List.of("exchange", "interpreter", "values")));
  }

  /// An application as a whole, and its doors.
  private static List<Room> embedding() {
    return List.of(
        Room.of(
            "application",
            List.of(
                "config", "resources", "exchange", "interpreter", "bridge", "services", "calls"),
            LOG),
        Room.of("resources", List.of()),
        Room.of("client", List.of("exchange")),
        Room.of("servlet", List.of("exchange"), LOG, "jakarta.servlet.."),
        Room.of(
            "embed",
            List.of(
                "config",
                "resources",
                "exchange",
                "interpreter",
                "services",
                "calls",
                "application",
                "owners"),
            LOG));
  }

  /// What measures, tests, and starts it.
  private static List<Room> around() {
    return List.of(
        Room.of("peers", List.of()),
        Room.of("doors", List.of("embed", "exchange", "listener", "servlet"), "io.undertow.."),
        Room.of("bench", List.of("config", "listener", "peers", "doors")),
        Room.of("conformance", List.of("config", "peers"), "tools.jackson.."),
        Room.of("files", List.of("exchange"), LOG),
        Room.of("capture", List.of("exchange"), LOG, "tools.jackson.."),
        Room.of("diff", List.of("exchange", "capture"), LOG, "tools.jackson.."),
        Room.of("replay", List.of("exchange", "capture", "diff"), "tools.jackson.."),
        Room.of("warmup", List.of("capture"), LOG),
        Room.of("check", List.of("capture"), "tools.jackson.."),
        Room.of("host", WIRED, LOG),
        Room.of(
            "cli",
            List.of(
                "config",
                "packages",
                "resources",
                "startup",
                "capture",
                "warmup",
                "check",
                "diff",
                "replay",
                "bench",
                "conformance",
                "host"),
            LOG,
            "picocli..",
            "ch.qos.logback.."));
  }

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.krait");

  @ParameterizedTest
  @MethodSource("rooms")
  void roomImportsOnlyWhatItMay(Room room) {
    classes()
        .that()
        .resideInAPackage(room.packageName() + "..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(room.allowed())
        .check(CLASSES);
  }

  @Test
  void roomsFormNoCycle() {
    slices().matching("dev.krait.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void everyRoomIsInTheTable() {
    List<String> table = rooms().stream().map(Room::packageName).toList();

    assertThat(CLASSES.stream().map(type -> type.getPackageName()).distinct().toList())
        .allSatisfy(name -> assertThat(table).contains(name));
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void everyRoomHasADoorPlate(Room room) {
    Path plate =
        Path.of("src/main/java", room.packageName().replace('.', '/'), "package-info.java");

    assertThat(Files.exists(plate)).as(plate.toString()).isTrue();
    assertThat(Sources.read(plate)).contains("@NullMarked").startsWith("///");
  }
}
