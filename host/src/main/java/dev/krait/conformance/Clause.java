package dev.krait.conformance;

import java.util.Locale;

/// Where a rule is written.
///
/// @param name for people: `PEP 3333, environ Variables`
/// @param link its address
record Clause(String name, String link) {
  static final Clause ENVIRON = pep("environ Variables");
  static final Clause STREAMS = pep("Input and Error Streams");
  static final Clause START = pep("The start_response() Callable");
  static final Clause WRITE = pep("The write() Callable");
  static final Clause LENGTH = pep("Handling the Content-Length Header");
  static final Clause BUFFERING = pep("Buffering and Streaming");
  static final Clause DETAILS = pep("Specification Details");
  static final Clause FEATURES = pep("Other HTTP Features");
  static final Clause UNICODE = pep("Unicode Issues");
  static final Clause ERRORS = pep("Error Handling");
  static final Clause THREADS = pep("Thread Support");
  static final Clause EXPECT = pep("HTTP 1.1 Expect/Continue");
  static final Clause URL = pep("URL Reconstruction");
  static final Clause FILES = pep("Optional Platform-Specific File Handling");

  /// A section of PEP 3333.
  static Clause pep(String section) {
    String anchor =
        section.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    return new Clause("PEP 3333, " + section, "https://peps.python.org/pep-3333/#" + anchor);
  }

  /// A section of an RFC.
  static Clause rfc(int number, String section) {
    return new Clause(
        "RFC " + number + " §" + section,
        "https://www.rfc-editor.org/rfc/rfc" + number + "#section-" + section);
  }
}
