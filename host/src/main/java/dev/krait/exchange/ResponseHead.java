package dev.krait.exchange;

import java.util.List;

/// A response's status and header fields, already checked by whoever made them.
///
/// @param status 200..999
/// @param reason the reason phrase, may be empty
public record ResponseHead(int status, String reason, List<Header> headers) {}
