/// An application and all it needs to run, whatever is in front of it: the pool and the bridge, put
/// together from the configuration; where Krait's Python half is; what is told of it in JMX.
@NullMarked
package dev.krait.application;

import org.jspecify.annotations.NullMarked;
