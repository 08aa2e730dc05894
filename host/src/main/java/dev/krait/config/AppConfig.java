package dev.krait.config;

import java.util.List;

/// One of several applications in a process.
///
/// @param name unique; letters, digits, `-` and `_`
/// @param hosts names in small letters that it answers to; empty for all
/// @param host of which only what concerns an application counts; its mount is where it is found
public record AppConfig(String name, List<String> hosts, HostConfig host) {
  public AppConfig {
    hosts = List.copyOf(hosts);
  }

  /// The path prefix it answers under: empty, or `/prefix`.
  public String mount() {
    return host.application().wsgi().mount();
  }
}
