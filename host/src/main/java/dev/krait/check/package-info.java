/// `krait check`: requests to an application with the lint layer (`krait_lint`) around it, and the
/// report of what the layer notes.
///
/// [Check][dev.krait.check.Check] sends what a [CheckPlan][dev.krait.check.CheckPlan] asks for and
/// takes the layer's notes, which come as JSON from the interpreter's threads; then there is a
/// [CheckReport][dev.krait.check.CheckReport]. This room knows neither the host nor GraalPy: it is
/// given an address, and hands out where notes go.
@NullMarked
package dev.krait.check;

import org.jspecify.annotations.NullMarked;
