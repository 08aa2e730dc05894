package dev.krait.warmup;

/// What the compiler of Python code has done and has yet to do.
///
/// @param pending methods that wait for it or are in it
/// @param done methods compiled so far
public record CompilerWork(int pending, long done) {}
