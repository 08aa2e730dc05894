package dev.krait.interpreter;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/// The counters of one pool.
final class Counts implements InterpretersMXBean {
  final LongAdder served = new LongAdder();
  final AtomicLong timeouts = new AtomicLong();
  final AtomicLong interrupted = new AtomicLong();
  final AtomicLong retired = new AtomicLong();
  final AtomicInteger leaked = new AtomicInteger();

  @Override
  public long getServed() {
    return served.sum();
  }

  @Override
  public long getTimeouts() {
    return timeouts.get();
  }

  @Override
  public long getInterrupted() {
    return interrupted.get();
  }

  @Override
  public long getRetired() {
    return retired.get();
  }

  @Override
  public int getLeaked() {
    return leaked.get();
  }

  @Override
  public String toString() {
    return "timeouts %d, interrupted %d, interpreters retired %d, leaked %d"
        .formatted(timeouts.get(), interrupted.get(), retired.get(), leaked.get());
  }
}
