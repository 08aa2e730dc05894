/// Requests without a network.
@NullMarked
package dev.krait.client;

import org.jspecify.annotations.NullMarked;
