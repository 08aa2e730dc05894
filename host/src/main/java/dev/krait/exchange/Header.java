package dev.krait.exchange;

/// One header field line, name as sent, value as latin-1 text without surrounding white space.
public record Header(String name, String value) {}
