package dev.krait.bridge;

import dev.krait.exchange.BodyException;
import dev.krait.exchange.Exchange;
import dev.krait.exchange.ResponseHead;
import java.io.IOException;
import java.nio.file.Path;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.io.ByteSequence;

/// The request as the Python half may call back on: one crossing per block, either way.
///
/// Every method may block with the interpreter's lock released. None throws an exception, which
/// Python would see as a Java one; a Java `Error` (no memory) passes.
public final class HostExchange {
  private static final int BAD_REQUEST = 400;

  private final Exchange exchange;
  private final HostPipes pipes;
  private final Turns turns;
  private String failure = "";
  private int failureStatus;

  HostExchange(Exchange exchange, HostPipes pipes, Turns turns) {
    this.exchange = exchange;
    this.pipes = pipes;
    this.turns = turns;
  }

  /// Takes over a pipe that Python made for the bodies of its requests, see [HostPipe].
  @HostAccess.Export
  public void takePipe(int source, int sink) {
    pipes.add(source, sink);
  }

  /// Says how many bytes a pipe takes at once when it is empty; before that it cannot be read into.
  @HostAccess.Export
  public void setPipeRoom(int source, int room) {
    pipes.setRoom(source, room);
  }

  /// Closes both ends of a pipe.
  @HostAccess.Export
  public void closePipe(int source) {
    pipes.close(source);
  }

  /// Waits for the body's next bytes and puts them in an empty pipe.
  ///
  /// @return how many, 0 at the end, -1 when [bodyFailure][#bodyFailure] says why there are no more
  ///   and the pipe is closed
  @HostAccess.Export
  public int readBody(int source) {
    try {
      return pipes.fill(source, exchange.body());
    } catch (IOException e) {
      failure = String.valueOf(e.getMessage());
      failureStatus = e instanceof BodyException known ? known.status() : BAD_REQUEST;
      return -1;
    } finally {
      turns.resume();
    }
  }

  /// Why the body ended early, `""` if it did not.
  @HostAccess.Export
  public String bodyFailure() {
    return failure;
  }

  /// What answers the request then if the application does not: 400, 408 or 413.
  @HostAccess.Export
  public int bodyFailureStatus() {
    return failureStatus;
  }

  /// Tells that the application raised an error, see [Exchange#failed].
  @HostAccess.Export
  public void failed(String traceback) {
    exchange.failed(traceback);
  }

  /// Commits the head and sends the first block, see [dev.krait.exchange.ResponseSink#start].
  @HostAccess.Export
  public boolean start(
      int status, String reason, String headers, ByteSequence block, boolean last) {
    ResponseHead head = new ResponseHead(status, reason, Headers.split(headers));
    return back(exchange.response().start(head, block.toByteArray(), last));
  }

  /// Sends one more block, see [dev.krait.exchange.ResponseSink#write].
  @HostAccess.Export
  public boolean write(ByteSequence block, boolean last) {
    return back(exchange.response().write(block.toByteArray(), last));
  }

  /// [dev.krait.exchange.ResponseSink#sendFile] Sends part of a file as the body, see
  /// [dev.krait.exchange.ResponseSink#sendFile].
  @HostAccess.Export
  public boolean sendFile(
      int status, String reason, String headers, String file, long offset, long count) {
    return exchange
        .response()
        .sendFile(
            new ResponseHead(status, reason, Headers.split(headers)), Path.of(file), offset, count);
  }

  /// On the way back to Python after a block.
  private boolean back(boolean reached) {
    turns.resume();
    return reached;
  }
}
