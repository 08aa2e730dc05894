package dev.krait.host;

import dev.krait.exchange.ExchangeHandler;
import dev.krait.interpreter.Proof;
import dev.krait.listener.AccessLog;
import dev.krait.listener.HttpListener;
import dev.krait.listener.ListenerSettings;
import dev.krait.warmup.Rehearsal;
import dev.krait.warmup.WarmupSettings;
import java.util.Optional;

/// Tries an interpreter with new code: the warm-up requests, over a listener that only this process
/// knows of, must be answered as they were by the old code.
///
/// @param loopback where it listens
/// @param warmup with the requests that the old code answered
record NewBuild(ListenerSettings loopback, WarmupSettings warmup) implements Proof {
  @Override
  public Optional<String> fails(ExchangeHandler candidate) throws InterruptedException {
    if (warmup.requests().isEmpty()) {
      return Optional.empty();
    }
    HttpListener listener = new HttpListener(loopback, AccessLog.none(), candidate);
    try {
      listener.start();
      return new Rehearsal(warmup)
          .run(listener.addresses().getFirst())
          .map(failure ->
              failure
                  + " by the new interpreter, and was not by the old one; it must be answered with"
                  + " a status below 500; correct the application");
    } finally {
      listener.stop();
    }
  }
}
