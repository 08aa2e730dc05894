/// The command line: `krait serve`, `krait record`, `krait install`, `krait python`, `krait train`,
/// `krait check`, `krait bench`, `krait conformance`.
///
/// In flow the arguments and the environment; out flow an exit code ([ExitCode]), one line on
/// standard output when requests are accepted, and everything else on standard error. [Main] is the
/// entrance; [Krait] chooses the command and turns every failure into one message.
///
/// Only this room uses picocli, and Logback by name. It may import `config`, `packages`, `startup`,
/// `warmup`, `check`, `bench`, `conformance` and `host`. Everything runs on the main thread, but
/// for signals.
@NullMarked
package dev.krait.cli;

import org.jspecify.annotations.NullMarked;
