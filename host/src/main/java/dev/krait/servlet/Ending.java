package dev.krait.servlet;

import dev.krait.exchange.ResponseHead;

/// What follows a response. Any thread.
interface Ending {
  /// Whether somebody else answers in place of a response that begins so; it is never sent then.
  boolean passOn(ResponseHead head);

  /// All of it is sent, or nobody takes it. Idempotent.
  void complete();

  /// The client must see that something is missing.
  void cut();
}
