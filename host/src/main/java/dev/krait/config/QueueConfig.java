package dev.krait.config;

import java.time.Duration;

/// The requests that wait for an interpreter.
///
/// @param size how many may wait, at least 1
/// @param timeout how long one may wait; more than zero
public record QueueConfig(int size, Duration timeout) {}
