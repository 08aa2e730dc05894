package dev.krait.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class HostHashesTest {
  @Test
  void scryptGivesTheKeysOfRfc7914() {
    assertThat(scrypt("", "", 16, 1, 1))
        .isEqualTo(
            "77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442"
                + "fcd0069ded0948f8326a753a0fc81f17e8d3e0fb2e0d3628cf35e20c38d18906");
    assertThat(scrypt("password", "NaCl", 1024, 8, 16))
        .isEqualTo(
            "fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162"
                + "2eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640");
  }

  private static String scrypt(String password, String salt, int n, int r, int p) {
    String key = new HostHashes().scrypt(password, salt, n, r, p, 64);
    return HexFormat.of().formatHex(key.getBytes(StandardCharsets.ISO_8859_1));
  }
}
