/// Warming up before a host is ready.
///
/// Python code is slow until it is compiled. [Warmup][dev.krait.warmup.Warmup] sends requests to a
/// private listener until [Readiness][dev.krait.warmup.Readiness] sees in its measurements that no
/// more is to be gained, or the time is over. The requests are paths of the configuration and the
/// lines of a [CaptureFile][dev.krait.capture.CaptureFile].
///
/// This room knows neither Undertow nor GraalPy: the host hands it an address, and a way to ask for
/// the compiler's work.
@NullMarked
package dev.krait.warmup;

import org.jspecify.annotations.NullMarked;
