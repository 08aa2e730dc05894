/// The words every room shares: a request's head and body, the sink its response goes to, and how
/// it ended.
///
/// Only JDK types, so the same core can sit behind Undertow, a Servlet container or an in-memory
/// test. Nothing here does work; the rooms that do meet in these interfaces.
@NullMarked
package dev.krait.exchange;

import org.jspecify.annotations.NullMarked;
