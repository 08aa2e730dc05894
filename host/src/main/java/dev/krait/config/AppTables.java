package dev.krait.config;

import java.util.List;

/// The applications of a process that has several.
final class AppTables {
  private AppTables() {}

  /// What only all of it together can be wrong about.
  static void check(Values values, Findings findings) {
    List<AppTable> apps = values.apps();
    if (apps.isEmpty()) {
      return;
    }
    for (Setting<?> setting : List.of(Settings.APP, Settings.MOUNT)) {
      if (values.has(setting)) {
        findings.refuse(
            new Violation(
                values.source(setting),
                String.join(",", values.texts(setting)),
                "is of one application, and there is [[app]]",
                "put it into an [[app]]"));
      }
    }
    for (int i = 0; i < apps.size(); i++) {
      check(apps.get(i), findings);
      for (AppTable earlier : apps.subList(0, i)) {
        compare(apps.get(i), earlier, values, findings);
      }
    }
  }

  private static void check(AppTable app, Findings findings) {
    if (app.given().stream().noneMatch(given -> given.setting().equals(Settings.APP))) {
      findings.refuse(
          new Violation(
              app.source(), app.name(), "names no application", "add app = \"MODULE:CALLABLE\""));
    }
  }

  private static void compare(AppTable app, AppTable earlier, Values values, Findings findings) {
    if (app.name().equals(earlier.name())) {
      findings.refuse(
          new Violation(
              app.source(), app.name(), "is the name of two applications", "rename one of them"));
    }
    String mount = values.of(app).get(Settings.MOUNT);
    if (app.meets(earlier, mount, values.of(earlier).get(Settings.MOUNT))) {
      findings.refuse(
          new Violation(
              app.source() + ", mount",
              mount.isEmpty() ? "/" : mount,
              "is where the application " + earlier.name() + " is, for the same hosts",
              "give one of them another mount, or hosts of its own"));
    }
  }

  static List<AppConfig> of(Values values) {
    return values.apps().stream()
        .map(app -> new AppConfig(app.name(), app.hosts(), LoadedConfig.host(values.of(app))))
        .toList();
  }
}
