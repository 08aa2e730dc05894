package dev.krait.route;

import dev.krait.exchange.Exchange;
import dev.krait.exchange.Refusal;
import dev.krait.exchange.RequestBody;
import dev.krait.exchange.ResponseHead;
import dev.krait.exchange.ResponseSink;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Set;

/// An exchange that the first of two owners has, until its status says that the second shall have
/// it. From then on nothing of the first reaches the client: what it still writes goes nowhere, and
/// it is told so.
///
/// A body of which the first owner has read blocks cannot be had again, so that its answer stands,
/// whatever it is. A small body, which came with the call, can be.
final class FirstTry extends PassedExchange {
  private final Set<Integer> statuses;
  private final Runnable passOn;
  private final ResponseSink sink = new Sink();
  private final RequestBody body = new Body();
  private volatile boolean bodyBegun;

  private enum State {
    UNDECIDED,
    FIRST,
    SECOND
  }

  private State state = State.UNDECIDED;

  /// @param passOn called once, if ever, on the first owner's thread
  FirstTry(Exchange inner, Set<Integer> statuses, Runnable passOn) {
    super(inner);
    this.statuses = statuses;
    this.passOn = passOn;
  }

  @Override
  public ResponseSink response() {
    return sink;
  }

  @Override
  public RequestBody body() {
    return body;
  }

  @Override
  public boolean refuse(Refusal refusal) {
    return decide(State.FIRST) == State.FIRST && inner.refuse(refusal);
  }

  @Override
  public boolean passOn(int status) {
    boolean wanted = statuses.contains(status) && !bodyBegun;
    if (!wanted || !decideOnce()) {
      return false;
    }
    passOn.run();
    return true;
  }

  private synchronized boolean decideOnce() {
    boolean first = state == State.UNDECIDED;
    if (first) {
      state = State.SECOND;
    }
    return first;
  }

  private synchronized State decide(State wanted) {
    if (state == State.UNDECIDED) {
      state = wanted;
    }
    return state;
  }

  private final class Sink implements ResponseSink {
    @Override
    public boolean start(ResponseHead head, byte[] block, boolean last) {
      if (passOn(head.status())) {
        // its response is complete as far as it is concerned
        return last;
      }
      return decide(State.FIRST) == State.FIRST && inner.response().start(head, block, last);
    }

    @Override
    public boolean write(byte[] block, boolean last) {
      return decide(State.FIRST) == State.FIRST && inner.response().write(block, last);
    }

    @Override
    public boolean sendFile(ResponseHead head, Path file, long offset, long count) {
      if (passOn(head.status())) {
        return true;
      }
      return decide(State.FIRST) == State.FIRST
          && inner.response().sendFile(head, file, offset, count);
    }

    @Override
    public void abort() {
      if (decide(State.FIRST) == State.FIRST) {
        inner.response().abort();
      }
    }
  }

  private final class Body implements RequestBody {
    @Override
    public String received() {
      return inner.body().received();
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
      bodyBegun = true;
      return inner.body().read(into);
    }
  }
}
