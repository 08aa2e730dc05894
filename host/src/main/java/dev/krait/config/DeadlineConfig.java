package dev.krait.config;

import java.time.Duration;

/// What happens to requests that run for too long, and when.
///
/// @param request how long one request may be with the application in all, zero for no limit
/// @param interrupt how long its code may handle the exception that stops it
/// @param maxLeaked interpreters that may be left behind, at least 0
public record DeadlineConfig(Duration request, Duration interrupt, int maxLeaked) {}
