/// Two answers to one request: in what they differ, and what of it matters.
///
/// A [Comparison][dev.krait.diff.Comparison] of two [answers][dev.krait.diff.Answer] leaves out
/// what [rules][dev.krait.diff.Ignore] have it ignore and gives
/// [differences][dev.krait.diff.Difference]; [Differences][dev.krait.diff.Differences] counts them
/// and keeps examples in a bounded file, and a [DiffReport][dev.krait.diff.DiffReport] reads that.
///
/// This room does not know where answers come from.
@NullMarked
package dev.krait.diff;

import org.jspecify.annotations.NullMarked;
