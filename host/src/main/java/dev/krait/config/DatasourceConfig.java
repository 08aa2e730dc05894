package dev.krait.config;

import java.nio.file.Path;
import java.util.Optional;

/// A database whose connections the application may use.
///
/// @param name what the application calls it
/// @param url as JDBC has it, without a password
/// @param user who connects, if the database asks
/// @param passwordFile holds the password in its first line; absolute
/// @param poolSize connections at most, at least 1
public record DatasourceConfig(
    String name, String url, Optional<String> user, Optional<Path> passwordFile, int poolSize) {}
