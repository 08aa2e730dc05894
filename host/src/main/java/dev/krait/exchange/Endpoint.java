package dev.krait.exchange;

/// One end of a connection: a numeric address or host name, and a port in 0..65535.
public record Endpoint(String address, int port) {}
