package dev.krait.listener;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// How a listener behaves.
///
/// @param addresses where to listen; port 0 picks a free one
/// @param mount the path prefix requests must have, empty or `/prefix`
/// @param server the `Server` header field's value
/// @param limits what one client may ask for
/// @param keepAlive how long an idle connection stays open
/// @param tls empty for none
public record ListenerSettings(
    List<InetSocketAddress> addresses,
    String mount,
    String server,
    Limits limits,
    Duration keepAlive,
    Optional<TlsSettings> tls) {}
