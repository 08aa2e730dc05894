package dev.krait.packages;

import java.time.Duration;

/// How an install ended.
///
/// @param packages how many packages the environment holds
/// @param took how long it took
/// @param already whether there was nothing to do
public record Installed(int packages, Duration took, boolean already) {}
