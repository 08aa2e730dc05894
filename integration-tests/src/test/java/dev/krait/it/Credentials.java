package dev.krait.it;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A user's name and password as `Authorization` wants them.
record Credentials(String user, String password) {
  private static final Pattern PARAMETER = Pattern.compile("(\\w+)=\"([^\"]*)\"");

  /// RFC 7617.
  String basic() {
    String pair = user + ":" + password;
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  /// RFC 2617 with MD5, for the first request with the challenge's nonce.
  ///
  /// @param challenge the value of `WWW-Authenticate`
  /// @param uri the request's path as the server knows it
  String digest(String challenge, String method, String uri) {
    String realm = parameter(challenge, "realm");
    String nonce = parameter(challenge, "nonce");
    String secret = md5(user + ":" + realm + ":" + password);
    String request = md5(method + ":" + uri);
    String count = "00000001";
    String response = md5(String.join(":", secret, nonce, count, "client", "auth", request));
    return """
    Digest username="%s", realm="%s", nonce="%s", uri="%s", qop=auth, nc=%s, \
    cnonce="client", response="%s\"\
    """
        .formatted(user, realm, nonce, uri, count, response);
  }

  private static String parameter(String challenge, String name) {
    Matcher matcher = PARAMETER.matcher(challenge);
    while (matcher.find()) {
      if (matcher.group(1).equals(name)) {
        return matcher.group(2);
      }
    }
    throw new AssertionError("no " + name + " in the challenge: " + challenge);
  }

  private static String md5(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
