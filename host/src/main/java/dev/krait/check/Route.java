package dev.krait.check;

/// A rule of the application's URL map.
///
/// @param rule as the framework shows it
/// @param target a path that it matches, `""` when it cannot be tried
/// @param problem why not, `""` otherwise
record Route(String rule, String target, String problem) {}
