package dev.krait.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What every setting ends up as.
///
/// @param given what acceptable sources say, those that win later ones
/// @param folder the process's working folder
/// @param apps the applications, where there are several
record Values(List<Given> given, Path folder, List<AppTable> apps) {
  Values {
    given = List.copyOf(given);
    apps = List.copyOf(apps);
  }

  /// With no or one application.
  Values(List<Given> given, Path folder) {
    this(given, folder, List.of());
  }

  /// What one of several applications has: what is said of it, and for the rest what is said of
  /// all.
  Values of(AppTable app) {
    return new Values(Stream.concat(given.stream(), app.given().stream()).toList(), folder);
  }

  boolean has(Setting<?> setting) {
    return given(setting).findAny().isPresent();
  }

  <T> T get(Setting<T> setting) {
    return setting.kind().read(texts(setting));
  }

  /// A table's entries add up over the sources; anything else is the last source's alone.
  List<String> texts(Setting<?> setting) {
    if (!has(setting)) {
      return fallback(setting);
    }
    return setting.kind().form() == Form.TABLE
        ? given(setting).flatMap(each -> each.texts().stream()).toList()
        : last(setting).orElseThrow().texts();
  }

  private List<String> fallback(Setting<?> setting) {
    return setting.fallback().isEmpty()
        ? List.of()
        : Given.of(setting, "", List.of(setting.fallback()), folder).texts();
  }

  /// Where its value comes from, in words.
  String source(Setting<?> setting) {
    if (!has(setting)) {
      return "default";
    }
    return setting.kind().form() == Form.TABLE
        ? given(setting).map(Given::source).collect(Collectors.joining(" and "))
        : last(setting).orElseThrow().source();
  }

  private Optional<Given> last(Setting<?> setting) {
    return given(setting).reduce((_, later) -> later);
  }

  private Stream<Given> given(Setting<?> setting) {
    return given.stream().filter(each -> each.setting().equals(setting));
  }
}
