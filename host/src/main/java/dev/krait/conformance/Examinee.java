package dev.krait.conformance;

import java.net.InetSocketAddress;

/// A server that runs and can be asked. Closing it ends what was started for it.
interface Examinee extends AutoCloseable {
  InetSocketAddress address();

  /// In front of every path; empty for an application at the root, else `/prefix`.
  String prefix();

  /// Why it ended, and the last it said; empty as long as it runs, or when nobody knows.
  String obituary();

  @Override
  void close();
}
