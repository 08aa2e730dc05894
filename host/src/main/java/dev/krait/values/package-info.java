/// How values cross between Java and Python: as one line of text each way, whatever they are, so
/// that a call of either side is one crossing and neither holds objects of the other.
///
/// The text is JSON in which each array starts with what it is: `["d","2026-11-28"]` is a date,
/// `["l",1,2]` a list. `krait_bridge.values` is the Python half; `host/docs/java-services.md` has
/// the table of types. JDK types only.
@NullMarked
package dev.krait.values;

import org.jspecify.annotations.NullMarked;
