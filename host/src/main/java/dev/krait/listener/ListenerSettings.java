package dev.krait.listener;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

/// How a listener behaves.
///
/// @param addresses where to listen; port 0 picks a free one
/// @param mount the path prefix requests must have, empty or `/prefix`
/// @param server the `Server` header field's value
/// @param limits what one client may ask for
/// @param keepAlive how long an idle connection stays open
/// @param transport what lies between a client and a request
public record ListenerSettings(
    List<InetSocketAddress> addresses,
    String mount,
    String server,
    Limits limits,
    Duration keepAlive,
    TransportSettings transport) {}
