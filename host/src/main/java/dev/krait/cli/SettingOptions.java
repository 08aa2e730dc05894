package dev.krait.cli;

import dev.krait.config.Setting;
import dev.krait.config.SettingGroup;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// Settings as options of a command. All take text: what it must be is for `config` to say.
record SettingOptions(List<Setting<?>> settings) {
  SettingOptions {
    settings = List.copyOf(settings);
  }

  static SettingOptions of(List<SettingGroup> groups) {
    return new SettingOptions(
        groups.stream().<Setting<?>>mapMulti((group, to) -> group.settings().forEach(to)).toList());
  }

  SettingOptions without(List<Setting<?>> some) {
    return new SettingOptions(
        settings.stream().filter(setting -> !some.contains(setting)).toList());
  }

  void addTo(CommandSpec command) {
    settings.forEach(setting -> {
      if (setting.isPositional()) {
        command.addPositional(positional(setting));
      } else {
        command.addOption(option(setting));
      }
    });
  }

  private static PositionalParamSpec positional(Setting<?> setting) {
    return PositionalParamSpec.builder()
        .index("0")
        .arity("0..1")
        .paramLabel(setting.placeholder())
        .type(String.class)
        .description(description(setting))
        .build();
  }

  private static OptionSpec option(Setting<?> setting) {
    OptionSpec.Builder option =
        OptionSpec.builder(setting.flags().toArray(String[]::new))
            .description(description(setting));
    if (setting.isSwitch()) {
      return option.arity("0").type(boolean.class).build();
    }
    return option
        .arity("1")
        .type(List.class)
        .auxiliaryTypes(String.class)
        .paramLabel(setting.placeholder())
        .build();
  }

  private static String description(Setting<?> setting) {
    boolean plain = setting.fallback().isEmpty() || setting.isSwitch();
    String text = setting.description() + (plain ? "" : " (default: " + setting.fallback() + ")");
    return text.replace("%", "%%");
  }

  /// What was given on the command line.
  Map<Setting<?>, List<String>> given(ParseResult parsed) {
    Map<Setting<?>, List<String>> given = new LinkedHashMap<>();
    for (Setting<?> setting : settings) {
      List<String> texts = texts(setting, parsed);
      if (!texts.isEmpty()) {
        given.put(setting, texts);
      }
    }
    return given;
  }

  private static List<String> texts(Setting<?> setting, ParseResult parsed) {
    if (setting.isPositional()) {
      return parsed.matchedPositionals().stream().flatMap(SettingOptions::values).toList();
    }
    OptionSpec option = parsed.matchedOption(setting.flags().getLast());
    if (option == null) {
      return List.of();
    }
    return setting.isSwitch() ? List.of("true") : values(option).toList();
  }

  private static Stream<String> values(ArgSpec argument) {
    return argument.originalStringValues().stream();
  }
}
