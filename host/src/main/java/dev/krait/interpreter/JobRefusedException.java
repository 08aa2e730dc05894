package dev.krait.interpreter;

import dev.krait.exchange.Refusal;

/// A call got no answer of the application's.
public final class JobRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Refusal refusal;

  JobRefusedException(Refusal refusal) {
    super(refusal.name());
    this.refusal = refusal;
  }

  public Refusal refusal() {
    return refusal;
  }
}
