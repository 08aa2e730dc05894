package dev.krait.config;

/// Everything a host needs to know, checked and complete.
public record HostConfig(
    ApplicationConfig application,
    ListenConfig listen,
    InterpreterConfig interpreters,
    TimeLimits limits,
    LogConfig log) {}
