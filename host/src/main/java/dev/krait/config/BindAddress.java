package dev.krait.config;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where to listen.
///
/// @param host a host name or numeric address, an IPv6 one without brackets
/// @param port 0..65535; 0 picks a free one
public record BindAddress(String host, int port) {
  private static final String EVERY_INTERFACE = "0.0.0.0";
  private static final int DEFAULT_PORT = 8000;
  private static final Pattern FORM =
      Pattern.compile("(?:\\[(?<six>[0-9A-Fa-f:.%]+)]|(?<name>[\\w.-]*))(?::(?<port>\\d+))?");

  /// Reads `HOST:PORT`, `:PORT` (every interface), `HOST` (port 8000), `[::1]:8000` or `[::1]`.
  static BindAddress parse(String text) {
    if (text.startsWith("unix:") || text.startsWith("fd://")) {
      throw new InvalidValueException(
          text,
          "is a socket file or descriptor, which Krait does not support",
          "use a TCP address such as 127.0.0.1:8000");
    }
    Matcher form = FORM.matcher(text);
    if (text.isEmpty() || !form.matches()) {
      throw new InvalidValueException(
          text, "is not HOST:PORT, :PORT, HOST or [IPV6]:PORT", remedyFor(text));
    }
    if (text.chars().allMatch(Character::isDigit)) {
      throw new InvalidValueException(
          text, "names no host", "write :" + text + " for every interface, or HOST:" + text);
    }
    String six = form.group("six");
    String host = six == null ? form.group("name") : six;
    return new BindAddress(host.isEmpty() ? EVERY_INTERFACE : host, port(text, form));
  }

  private static String remedyFor(String text) {
    if (text.contains("://")) {
      return "leave out the scheme, as in 127.0.0.1:8000";
    }
    if (text.startsWith("*")) {
      return "write 0.0.0.0 for every interface, as in 0.0.0.0:8000";
    }
    if (text.matches("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*")) {
      return "put an IPv6 address into brackets, as in [::1]:8000";
    }
    return "write it like 127.0.0.1:8000";
  }

  private static int port(String text, Matcher form) {
    String digits = form.group("port");
    if (digits == null) {
      return DEFAULT_PORT;
    }
    if (digits.length() > 5 || Integer.parseInt(digits) > 65_535) {
      throw new InvalidValueException(
          text,
          "has a port above 65535",
          "choose one from 1024 to 65535, or 0 to have a free one picked");
    }
    return Integer.parseInt(digits);
  }
}
