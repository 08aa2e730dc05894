package dev.krait.check;

import dev.krait.warmup.WarmupRequest;

/// What became of a request.
///
/// @param status the response's, 0 when there was none
record Answer(WarmupRequest request, int status) {}
