/// Warming up before a host is ready, and recording the requests to do it with.
///
/// Python code is slow until it is compiled. [Warmup][dev.krait.warmup.Warmup] sends requests to a
/// private listener until [Readiness][dev.krait.warmup.Readiness] sees in its measurements that no
/// more is to be gained, or the time is over. The requests are paths of the configuration and the
/// lines of a [RequestFile][dev.krait.warmup.RequestFile], which a
/// [Recorder][dev.krait.warmup.Recorder] in front of the interpreters writes; what looks like a
/// secret never gets into it ([Redaction][dev.krait.warmup.Redaction]).
///
/// This room knows neither Undertow nor GraalPy: the host hands it an address, and a way to ask for
/// the compiler's work.
@NullMarked
package dev.krait.warmup;

import org.jspecify.annotations.NullMarked;
