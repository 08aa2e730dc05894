package dev.krait.route;

import dev.krait.exchange.Exchange;
import dev.krait.exchange.Refusal;
import dev.krait.exchange.RequestBody;
import dev.krait.exchange.RequestHead;
import dev.krait.exchange.ResponseSink;
import java.util.Optional;

/// An exchange on its way to an owner: as the one inside, but for what the subclass changes.
abstract class PassedExchange implements Exchange {
  final Exchange inner;

  PassedExchange(Exchange inner) {
    this.inner = inner;
  }

  @Override
  public RequestHead request() {
    return inner.request();
  }

  @Override
  public RequestBody body() {
    return inner.body();
  }

  @Override
  public ResponseSink response() {
    return inner.response();
  }

  @Override
  public boolean abandoned() {
    return inner.abandoned();
  }

  @Override
  public long lastActivity() {
    return inner.lastActivity();
  }

  @Override
  public boolean refuse(Refusal refusal) {
    return inner.refuse(refusal);
  }

  @Override
  public Optional<Object> carrier() {
    return inner.carrier();
  }

  @Override
  public void handedTo(String owner) {
    inner.handedTo(owner);
  }

  @Override
  public void begun() {
    inner.begun();
  }

  @Override
  public void ended() {
    inner.ended();
  }

  @Override
  public void failed(String traceback) {
    inner.failed(traceback);
  }
}
