package dev.krait.packages;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// What an environment is to hold.
///
/// @param files requirements files, absolute
/// @param packages as pip takes them: `flask`, `flask>=3`, `./shop-1.0-py3-none-any.whl`
public record InstallRequest(List<Path> files, List<String> packages) {
  static final InstallRequest NOTHING = new InstallRequest(List.of(), List.of());

  public InstallRequest {
    files = List.copyOf(files);
    packages = List.copyOf(packages);
  }

  /// Both together; a package named again replaces what was said of it before.
  InstallRequest and(InstallRequest more) {
    Set<Path> allFiles = new LinkedHashSet<>(files);
    allFiles.addAll(more.files);
    Map<String, String> byName = new LinkedHashMap<>();
    packages.forEach(each -> byName.put(name(each), each));
    more.packages.forEach(each -> byName.put(name(each), each));
    return new InstallRequest(List.copyOf(allFiles), List.copyOf(byName.values()));
  }

  /// Without the files that are gone.
  InstallRequest present() {
    return new InstallRequest(files.stream().filter(Files::exists).toList(), packages);
  }

  /// The project's name in its normal form, as PyPA's "Names and normalization" has it; a path or
  /// an address stands for itself.
  private static String name(String requirement) {
    String name = requirement.replaceFirst("\\s*[\\[<>=!~;@ ].*", "");
    return name.contains("/") ? requirement : normal(name);
  }

  static String normal(String name) {
    return name.replaceAll("[-_.]+", "-").toLowerCase(Locale.ROOT);
  }
}
