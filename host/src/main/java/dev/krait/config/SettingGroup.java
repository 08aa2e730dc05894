package dev.krait.config;

import java.util.List;

/// Settings that belong together, in the order they are explained in.
public record SettingGroup(String title, List<Setting<?>> settings) {
  public SettingGroup {
    settings = List.copyOf(settings);
  }
}
