package dev.krait.route;

/// One line of the table.
///
/// @param name as counts and messages call it: `GET /orders/*`
public record Rule(String name, Match match, Owner owner) {}
