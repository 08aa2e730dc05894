package dev.krait.check;

/// One of the lint layer's rules: `krait_lint.rules` explains each.
record Rule(String name, Level level) {}
