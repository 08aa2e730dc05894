package dev.krait.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Where and with what something was measured.
///
/// @param facts by name, in order: `Processor`, `Memory`, `Krait`
record Machine(Map<String, String> facts) {
  private static final double KIB_IN_GIB = 1 << 20;
  private static final List<String> LIBRARIES =
      List.of("python-language", "undertow-core", "compiler");

  /// This machine now.
  ///
  /// @param home the distribution
  /// @param peers as [Servers#versions] has them
  static Machine here(Path home, Tools tools, List<String> peers) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("Date", LocalDate.now(ZoneOffset.UTC).toString());
    facts.put("Processor", field("/proc/cpuinfo", "model name"));
    facts.put("Cores", "" + Runtime.getRuntime().availableProcessors());
    facts.put("Memory", memory());
    facts.put("System", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    String version = Machine.class.getPackage().getImplementationVersion();
    facts.put("Krait", version == null ? "dev" : version);
    facts.put("Java", System.getProperty("java.vm.name") + " " + Runtime.version());
    facts.put("Libraries", String.join(", ", libraries(home)));
    if (!peers.isEmpty()) {
      facts.put("CPython", peers.getFirst());
      facts.put("Packages", String.join(", ", peers.subList(1, peers.size())));
    }
    facts.put("Load", tools.wrkVersion().replaceFirst(" Copyright.*", ""));
    return new Machine(facts);
  }

  private static List<String> libraries(Path home) {
    List<String> found = new ArrayList<>();
    for (Path folder : List.of(home.resolve("lib"), home.resolve("lib/compiler"))) {
      try (Stream<Path> jars = Files.list(folder)) {
        jars.map(jar -> jar.getFileName().toString().replaceFirst("\\.jar$", ""))
            .filter(name -> LIBRARIES.stream().anyMatch(each -> name.matches(each + "-\\d.*")))
            .sorted()
            .forEach(found::add);
      } catch (IOException _) {
        // a distribution without its compiler
      }
    }
    return found;
  }

  private static String memory() {
    String kib = field("/proc/meminfo", "MemTotal").replaceAll("\\D", "");
    return kib.isEmpty() ? "unknown" : Math.round(Long.parseLong(kib) / KIB_IN_GIB) + " GiB";
  }

  private static String field(String file, String name) {
    try (Stream<String> lines = Files.lines(Path.of(file))) {
      return lines
          .filter(line -> line.startsWith(name))
          .map(line -> line.replaceFirst("[^:]*:\\s*", ""))
          .findFirst()
          .orElse("unknown");
    } catch (IOException _) {
      return "unknown";
    }
  }
}
