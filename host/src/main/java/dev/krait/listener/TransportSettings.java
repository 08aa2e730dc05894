package dev.krait.listener;

import java.net.InetAddress;
import java.util.Optional;
import java.util.function.Predicate;

/// What lies between a client and a request.
///
/// @param proxies who may connect, and has to speak the PROXY protocol; empty when nobody does
/// @param tls empty for none
/// @param forwarding which proxies are believed
/// @param secure whether requests count as sent over HTTPS though there is no TLS here: those that
///   the process sends to itself in the place of such
public record TransportSettings(
    Optional<Predicate<InetAddress>> proxies,
    Optional<TlsSettings> tls,
    ForwardingSettings forwarding,
    boolean secure) {}
