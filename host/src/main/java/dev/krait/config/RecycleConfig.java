package dev.krait.config;

/// When an interpreter is replaced by a fresh one.
///
/// @param maxRequests after this many requests, 0 for never
/// @param jitter up to this many more, drawn at random
/// @param reload whether a changed source file replaces all of them
/// @param life its age, and its end
public record RecycleConfig(int maxRequests, int jitter, boolean reload, LifecycleConfig life) {}
