package dev.krait.servlet;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.Set;
import java.util.function.BooleanSupplier;

/// A response that is thrown away when its status says that somebody else has the answer.
final class HeldResponse extends HttpServletResponseWrapper {
  private final Set<Integer> statuses;
  private final BooleanSupplier canDecline;
  private boolean declined;

  /// @param statuses those that decline
  /// @param canDecline whether it is not too late for another answer
  HeldResponse(HttpServletResponse response, Set<Integer> statuses, BooleanSupplier canDecline) {
    super(response);
    this.statuses = statuses;
    this.canDecline = canDecline;
  }

  /// Whether nothing was sent, and somebody else is to answer.
  boolean declined() {
    return declined && !isCommitted();
  }

  private boolean declines(int status) {
    declined = statuses.contains(status) && !isCommitted() && canDecline.getAsBoolean();
    return declined;
  }

  @Override
  public void setStatus(int status) {
    if (!declines(status)) {
      super.setStatus(status);
    }
  }

  @Override
  public void sendError(int status) throws IOException {
    if (!declines(status)) {
      super.sendError(status);
    }
  }

  @Override
  public void sendError(int status, String message) throws IOException {
    if (!declines(status)) {
      super.sendError(status, message);
    }
  }

  @Override
  public void flushBuffer() throws IOException {
    if (!declined) {
      super.flushBuffer();
    }
  }

  @Override
  public ServletOutputStream getOutputStream() throws IOException {
    return declined ? new Nowhere() : super.getOutputStream();
  }

  @Override
  public PrintWriter getWriter() throws IOException {
    return declined ? new PrintWriter(Writer.nullWriter()) : super.getWriter();
  }

  /// Where a page goes that nobody sees.
  private static final class Nowhere extends ServletOutputStream {
    @Override
    public void write(int b) {}

    @Override
    public void write(byte[] bytes, int offset, int length) {}

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
      throw new IllegalStateException("an answer that is thrown away is written at once");
    }
  }
}
