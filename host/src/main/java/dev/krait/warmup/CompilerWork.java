package dev.krait.warmup;

/// What the compiler of Python code has done and has yet to do.
///
/// @param pending methods that wait for it or are in it
/// @param done compilations so far; most methods have two, a quick one and a good one
public record CompilerWork(int pending, long done) {}
