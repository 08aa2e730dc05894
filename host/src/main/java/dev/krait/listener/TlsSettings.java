package dev.krait.listener;

import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;

/// How a listener speaks TLS.
///
/// @param context what the next connection is made with; asked for each, so it may change
/// @param parameters protocols, cipher suites, and whether clients are asked for certificates
/// @param variables what of a session goes into environ, by key; asked once for each session
/// @param handshake how long a handshake may take
/// @param http2 whether clients may choose HTTP/2
public record TlsSettings(
    Supplier<SSLContext> context,
    SSLParameters parameters,
    Function<SSLSession, Map<String, String>> variables,
    Duration handshake,
    boolean http2) {}
