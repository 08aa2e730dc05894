package dev.krait.warmup;

import java.time.Duration;

/// What was measured in one second of a warm-up.
///
/// @param compiler at its end
/// @param requests answered in it
/// @param latency how long an answer takes, over all kinds of requests alike; zero when not known
record Window(CompilerWork compiler, int requests, Duration latency) {}
