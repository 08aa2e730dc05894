package dev.krait.exchange;

import java.util.List;

/// Everything known of a request before its body: immutable, made by the listener.
///
/// @param headers in received order, duplicates apart, without those no application may see
/// @param bodyLength bytes of body to come, 0 when there is none, -1 when chunked (length unknown)
public record RequestHead(
    RequestLine line, Connection connection, List<Header> headers, long bodyLength) {}
