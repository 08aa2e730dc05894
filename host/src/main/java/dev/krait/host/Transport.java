package dev.krait.host;

import dev.krait.config.ForwardedConfig;
import dev.krait.config.IpRange;
import dev.krait.config.TlsConfig;
import dev.krait.config.TransportConfig;
import dev.krait.listener.ForwardingSettings;
import dev.krait.listener.TlsSettings;
import dev.krait.listener.TransportSettings;
import dev.krait.tls.ServerTls;
import dev.krait.tls.SessionVariables;
import dev.krait.tls.TlsException;
import dev.krait.tls.TlsFiles;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// What rooms need of the configuration of TLS and proxies.
record Transport(TransportConfig config) {
  /// The server's certificate, read and checked.
  ///
  /// @throws StartException when it cannot be used
  Optional<ServerTls> open() {
    try {
      return config.tls().map(Transport::files).map(ServerTls::open);
    } catch (TlsException e) {
      throw new StartException(StartException.Reason.CONFIGURATION, String.valueOf(e.getMessage()));
    }
  }

  private static TlsFiles files(TlsConfig tls) {
    return new TlsFiles(
        tls.certificate(),
        tls.key(),
        tls.authorities(),
        switch (tls.clients()) {
          case NONE -> TlsFiles.ClientCertificates.NONE;
          case OPTIONAL -> TlsFiles.ClientCertificates.OPTIONAL;
          case REQUIRED -> TlsFiles.ClientCertificates.REQUIRED;
        });
  }

  /// @param tls what [open][#open] returned
  TransportSettings settings(Optional<ServerTls> tls) {
    return new TransportSettings(
        config.proxies().map(Transport::among), tls.map(this::settings), forwarding(), false);
  }

  /// For requests of the process to itself: without TLS and PROXY header, of which applications see
  /// nothing but the scheme. They say with `X-Forwarded-…` how they came when they were recorded.
  TransportSettings loopback() {
    ForwardingSettings forwarding = forwarding();
    return new TransportSettings(
        Optional.empty(),
        Optional.empty(),
        forwarding.family() == ForwardingSettings.Family.UNTOUCHED
            ? forwarding
            : new ForwardingSettings(
                InetAddress::isLoopbackAddress, ForwardingSettings.Family.X_FORWARDED, 1),
        config.tls().isPresent());
  }

  private TlsSettings settings(ServerTls tls) {
    TlsConfig given = config.tls().orElseThrow();
    return new TlsSettings(
        tls::context, tls.parameters(), SessionVariables::of, given.handshake(), given.http2());
  }

  private ForwardingSettings forwarding() {
    ForwardedConfig forwarded = config.forwarded();
    return new ForwardingSettings(
        among(forwarded.trusted()),
        switch (forwarded.headers()) {
          case X_FORWARDED -> ForwardingSettings.Family.X_FORWARDED;
          case FORWARDED -> ForwardingSettings.Family.FORWARDED;
          case APPLICATION -> ForwardingSettings.Family.UNTOUCHED;
        },
        forwarded.hops());
  }

  private static Predicate<InetAddress> among(List<IpRange> ranges) {
    return address -> ranges.stream().anyMatch(range -> range.contains(address));
  }
}
