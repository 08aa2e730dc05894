package dev.krait.listener;

import java.net.InetAddress;
import java.util.Optional;
import java.util.function.Predicate;

/// What lies between a client and a request.
///
/// @param proxies who may connect, and has to speak the PROXY protocol; empty when nobody does
/// @param tls empty for none
/// @param forwarding which proxies are believed
public record TransportSettings(
    Optional<Predicate<InetAddress>> proxies,
    Optional<TlsSettings> tls,
    ForwardingSettings forwarding) {}
