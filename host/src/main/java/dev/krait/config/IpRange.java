package dev.krait.config;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A range of IP addresses in CIDR notation (RFC 4632 §3.1).
///
/// @param network its first address
/// @param bits how many leading bits all addresses share, 0 to 32 or 128
public record IpRange(InetAddress network, int bits) {
  private static final String RULE = "is not an IP address or a range such as 10.0.0.0/8";
  private static final String DOTTED = "\\d{1,3}(\\.\\d{1,3}){3}";

  public boolean contains(InetAddress address) {
    byte[] one = network.getAddress();
    byte[] other = address.getAddress();
    if (one.length != other.length) {
      return false;
    }
    int whole = bits / 8;
    if (!Arrays.equals(one, 0, whole, other, 0, whole)) {
      return false;
    }
    int rest = bits % 8;
    return rest == 0 || ((one[whole] ^ other[whole]) & 0xFF) >>> (8 - rest) == 0;
  }

  /// Reads ranges with commas between them; `*` is every address, `none` no address.
  static List<IpRange> parse(List<String> texts) {
    List<IpRange> ranges = new ArrayList<>();
    for (String text : texts) {
      for (String each : text.split(",", -1)) {
        add(each.strip(), ranges);
      }
    }
    return ranges;
  }

  private static void add(String text, List<IpRange> ranges) {
    switch (text) {
      case "none" -> {}
      case "*" -> {
        ranges.add(range("0.0.0.0/0"));
        ranges.add(range("::/0"));
      }
      default -> ranges.add(range(text));
    }
  }

  private static IpRange range(String text) {
    int slash = text.indexOf('/');
    InetAddress address = address(text, slash < 0 ? text : text.substring(0, slash));
    int most = address.getAddress().length * 8;
    int bits = slash < 0 ? most : bits(text, text.substring(slash + 1), most);
    IpRange range = new IpRange(address, bits);
    if (!range.network().equals(first(address, bits))) {
      throw new InvalidValueException(
          text,
          "has bits set after the first " + bits,
          "write " + first(address, bits).getHostAddress() + "/" + bits);
    }
    return range;
  }

  private static InetAddress address(String text, String address) {
    try {
      if (address.contains(":") || address.matches(DOTTED)) {
        return InetAddress.ofLiteral(address);
      }
    } catch (IllegalArgumentException _) {
      // said below
    }
    throw new InvalidValueException(text, RULE, "give the address, not a name, or * or none");
  }

  private static int bits(String text, String digits, int most) {
    if (digits.matches("\\d{1,3}") && Integer.parseInt(digits) <= most) {
      return Integer.parseInt(digits);
    }
    throw new InvalidValueException(text, RULE, "write a number from 0 to " + most + " after /");
  }

  private static InetAddress first(InetAddress address, int bits) {
    byte[] bytes = address.getAddress();
    for (int i = 0; i < bytes.length; i++) {
      int kept = Math.clamp(bits - 8 * i, 0, 8);
      bytes[i] = (byte) (bytes[i] & (0xFF00 >> kept));
    }
    try {
      return InetAddress.getByAddress(bytes);
    } catch (java.net.UnknownHostException e) {
      throw new AssertionError("an address has 4 or 16 bytes", e);
    }
  }
}
