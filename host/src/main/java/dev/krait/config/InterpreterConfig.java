package dev.krait.config;

/// How many Python interpreters there are and how they are used.
///
/// @param workers interpreters in the process, at least 1
/// @param threads requests that may be in progress in one interpreter at once, at least 1
public record InterpreterConfig(
    int workers, int threads, QueueConfig queue, RecycleConfig recycle) {}
