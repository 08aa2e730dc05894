package dev.krait.config;

import java.time.Duration;

/// How long things may take.
///
/// @param silence how long one request in the application may neither receive nor send, zero for no
///   limit
/// @param graceful the requests in progress when the host is asked to stop
/// @param deadlines what else becomes of requests that run for too long
public record TimeLimits(Duration silence, Duration graceful, DeadlineConfig deadlines) {}
