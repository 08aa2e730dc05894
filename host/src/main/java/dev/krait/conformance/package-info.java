/// `krait conformance`: asks a server, over HTTP and byte by byte, whether it keeps PEP 3333.
///
/// In flow a [ConformancePlan]: which servers, which cases; out flow a [ConformanceReport] as a
/// table, a page or data. [Conformance] is the entrance. The probe, a WSGI application in
/// `lib/probe`, runs on the server; a [Case] is one rule, with its [Level], its [Clause] and the
/// [Experiment] that asks about it; a [Candidate] is a server that can be started. A [Sitting] asks
/// one candidate all of them and survives whatever it does: a server that hangs, dies or talks
/// nonsense has broken the rule that was asked about, is started anew, and the next case is asked.
/// All waiting is bounded.
///
/// Evidence is what went over the wire: every case keeps the bytes that were sent and received.
/// Nothing here knows of any server's faults, and no server is asked anything that others are not.
@NullMarked
package dev.krait.conformance;

import org.jspecify.annotations.NullMarked;
