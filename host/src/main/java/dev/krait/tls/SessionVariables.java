package dev.krait.tls;

import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.security.auth.x500.X500Principal;

/// What a TLS session says of itself and its client, under the names Apache's mod_ssl gives it.
public final class SessionVariables {
  /// As OpenSSL prints dates.
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("MMM ppd HH:mm:ss yyyy 'GMT'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private static final int LINE = 64;

  private SessionVariables() {}

  /// `SSL_PROTOCOL`, `SSL_CIPHER`, `SSL_CLIENT_VERIFY`; those of the client's certificate when it
  /// showed one that a trusted authority signed.
  public static Map<String, String> of(SSLSession session) {
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("SSL_PROTOCOL", session.getProtocol());
    variables.put("SSL_CIPHER", session.getCipherSuite());
    try {
      X509Certificate client = (X509Certificate) session.getPeerCertificates()[0];
      variables.put("SSL_CLIENT_VERIFY", "SUCCESS");
      add(client, variables);
    } catch (SSLPeerUnverifiedException _) {
      variables.put("SSL_CLIENT_VERIFY", "NONE");
    }
    return variables;
  }

  private static void add(X509Certificate client, Map<String, String> variables) {
    variables.put("SSL_CLIENT_M_VERSION", Integer.toString(client.getVersion()));
    variables.put(
        "SSL_CLIENT_M_SERIAL", client.getSerialNumber().toString(16).toUpperCase(Locale.ROOT));
    variables.put("SSL_CLIENT_S_DN", latin1(client.getSubjectX500Principal()));
    variables.put("SSL_CLIENT_I_DN", latin1(client.getIssuerX500Principal()));
    variables.put("SSL_CLIENT_V_START", date(client.getNotBefore().toInstant()));
    variables.put("SSL_CLIENT_V_END", date(client.getNotAfter().toInstant()));
    variables.put("SSL_CLIENT_CERT", pem(client));
  }

  /// UTF-8 read as latin-1, as all of environ is (PEP 3333 §"Unicode Issues").
  private static String latin1(X500Principal name) {
    byte[] utf8 = name.getName(X500Principal.RFC2253).getBytes(StandardCharsets.UTF_8);
    return new String(utf8, StandardCharsets.ISO_8859_1);
  }

  private static String date(Instant instant) {
    return DATE.format(instant);
  }

  private static String pem(X509Certificate certificate) {
    try {
      return "-----BEGIN CERTIFICATE-----\n"
          + Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(certificate.getEncoded())
          + "\n-----END CERTIFICATE-----\n";
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("a certificate that was received has no encoding", e);
    }
  }
}
