package dev.krait.config;

import java.util.Optional;

/// What is logged.
///
/// @param accessLog an absolute file name, `-` for standard output, or nothing
public record LogConfig(LogLevel level, Optional<String> accessLog) {}
