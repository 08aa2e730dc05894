package dev.krait.exchange;

/// What a request's connection says about it: `http` or `https`, and the two ends.
public record Connection(String scheme, Endpoint server, Endpoint client) {}
