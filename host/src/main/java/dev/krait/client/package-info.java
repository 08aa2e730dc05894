/// A client without a network: requests from the same process, as tests send them, straight to an
/// application.
@NullMarked
package dev.krait.client;

import org.jspecify.annotations.NullMarked;
