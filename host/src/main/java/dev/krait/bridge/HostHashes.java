package dev.krait.bridge;

import java.nio.charset.StandardCharsets;
import org.bouncycastle.crypto.generators.SCrypt;
import org.graalvm.polyglot.HostAccess;

/// Hash functions that GraalPy's `hashlib` lacks, see `krait_bridge.hashes`. Any thread.
public final class HostHashes {
  HostHashes() {}

  /// Derives a key (RFC 7914). Takes 128 × `n` × `r` bytes of memory meanwhile.
  ///
  /// @param password bytes in latin-1, as is `salt`
  /// @param n the cost, a power of two, 2 or more
  /// @param r the block size, 1 or more
  /// @param p the parallelization, 1 or more
  /// @param length of the key, in bytes, 1 or more
  /// @return the key, bytes in latin-1
  @HostAccess.Export
  public String scrypt(String password, String salt, int n, int r, int p, int length) {
    byte[] key = SCrypt.generate(bytes(password), bytes(salt), n, r, p, length);
    return new String(key, StandardCharsets.ISO_8859_1);
  }

  private static byte[] bytes(String latin1) {
    return latin1.getBytes(StandardCharsets.ISO_8859_1);
  }
}
