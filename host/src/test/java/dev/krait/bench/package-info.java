/// Tests of the benchmark's reckoning and pictures; measuring itself is tested as a process.
@NullMarked
package dev.krait.bench;

import org.jspecify.annotations.NullMarked;
