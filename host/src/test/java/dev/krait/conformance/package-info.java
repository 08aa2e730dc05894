/// Tests of the client, of the patience with bad servers, and of the reports; asking itself is
/// tested as a process.
@NullMarked
package dev.krait.conformance;

import org.jspecify.annotations.NullMarked;
