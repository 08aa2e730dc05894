/// `krait bench`: measures Krait beside other servers, on one machine and with the same load.
///
/// In flow a [BenchPlan]: which servers, which cases, how often and how long; out flow a
/// [BenchReport] as a table, a page and pictures. [Benchmark] is the entrance. A [Case] says what
/// is measured, a [Contender] who takes part, a [Meter] how one figure comes about, and [Rounds]
/// lets the contenders take turns, so that a slow spell of the machine hits all of them. No answer
/// is measured that was not checked before, and a load that met errors gives no figure.
///
/// Load comes from `wrk`, transfers from `curl`; where wrk cannot do it (a fixed rate, windows of
/// half a second) from [LoadClient]. A server that fails has its cell say why; the others go on.
/// Measuring is done by the calling thread; only the load client has threads of its own.
@NullMarked
package dev.krait.bench;

import org.jspecify.annotations.NullMarked;
