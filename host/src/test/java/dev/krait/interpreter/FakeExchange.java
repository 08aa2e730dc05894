package dev.krait.interpreter;

import dev.krait.exchange.Refusal;
import dev.krait.exchange.TestExchange;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// A request that only remembers how it ended: `served`, `aborted` or the name of a refusal.
final class FakeExchange extends TestExchange {
  final CompletableFuture<String> ending = new CompletableFuture<>();

  FakeExchange(String target) {
    super(head("GET", target, List.of(), 0));
  }

  @Override
  public boolean refuse(Refusal refusal) {
    return ending.complete(refusal.name());
  }

  @Override
  public boolean abandoned() {
    return request().line().target().equals("/abandoned");
  }

  @Override
  public void abort() {
    ending.complete("aborted");
  }
}
