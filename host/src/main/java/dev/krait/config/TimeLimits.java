package dev.krait.config;

import java.time.Duration;

/// How long things may take.
///
/// @param request one request in the application, zero for no limit
/// @param graceful the requests in progress when the host is asked to stop
public record TimeLimits(Duration request, Duration graceful) {}
