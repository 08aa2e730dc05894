/// How Krait is set up: every setting, where its value may come from, and the records they end in.
///
/// In flow the command line's flags, the environment's `KRAIT_*` variables, `krait.toml` and the
/// defaults (later ones give way to earlier ones); out flows one [HostConfig], or one
/// [ConfigException] that holds everything that is wrong. A setting is described once, in
/// [Settings]: its key, variable, flag, help text, printed form and the page
/// `docs/configuration.md` come from there.
///
/// Only this room uses Jackson, and only to read TOML; it imports nothing else of Krait. Everything
/// here is immutable, or used by the starting thread alone.
@NullMarked
package dev.krait.config;

import org.jspecify.annotations.NullMarked;
