package dev.krait.check;

import dev.krait.capture.RecordedRequest;

/// What became of a request.
///
/// @param status the response's, 0 when there was none
record Answer(RecordedRequest request, int status) {}
