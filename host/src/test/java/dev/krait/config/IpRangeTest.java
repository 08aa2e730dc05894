package dev.krait.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpRangeTest {
  private static boolean contains(String ranges, String address) {
    return IpRange.parse(List.of(ranges)).stream()
        .anyMatch(range -> range.contains(InetAddress.ofLiteral(address)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "127.0.0.1,::1 | 127.0.0.1 | true",
        "127.0.0.1,::1 | ::1 | true",
        "127.0.0.1,::1 | 127.0.0.2 | false",
        "10.0.0.0/8 | 10.255.0.1 | true",
        "10.0.0.0/8 | 11.0.0.1 | false",
        "192.0.2.128/25 | 192.0.2.129 | true",
        "192.0.2.128/25 | 192.0.2.127 | false",
        "2001:db8::/33 | 2001:db8:7fff::1 | true",
        "2001:db8::/33 | 2001:db8:8000::1 | false",
        "* | 8.8.8.8 | true",
        "* | 2001:db8::1 | true",
        "none | 127.0.0.1 | false"
      })
  void rangesHoldTheirAddresses(String ranges, String address, boolean expected) {
    assertThat(contains(ranges, address)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"localhost", "10", "10.0.0.0/33", "10.0.0.0/", "::1/129", "1.2.3.400", ""})
  void anythingElseIsRefused(String text) {
    assertThatThrownBy(() -> IpRange.parse(List.of(text)))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("is not an IP address or a range");
  }

  @ParameterizedTest
  @CsvSource({"10.1.0.0/8, 10.0.0.0/8", "192.0.2.129/25, 192.0.2.128/25"})
  void rangeMustBeginAtItsBeginning(String text, String meant) {
    assertThatThrownBy(() -> IpRange.parse(List.of(text)))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("has bits set");
  }
}
