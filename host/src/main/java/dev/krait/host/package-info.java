/// Puts the rooms together: listener, pool and bridge, in one expression each, and owns starting,
/// warming up, draining and closing them.
@NullMarked
package dev.krait.host;

import org.jspecify.annotations.NullMarked;
