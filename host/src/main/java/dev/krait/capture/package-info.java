/// What is kept of requests and answers: the file, who writes it, and what is kept out of it.
///
/// A [CaptureFile][dev.krait.capture.CaptureFile] has requests, with answers where the middleware
/// `krait_capture` wrote it; it is what a host warms up with, what is checked, and what is
/// replayed. A [Recording][dev.krait.capture.Recording] in front of the interpreters writes one as
/// well. What looks like a secret never gets into it ([Redaction][dev.krait.capture.Redaction]).
@NullMarked
package dev.krait.capture;

import org.jspecify.annotations.NullMarked;
