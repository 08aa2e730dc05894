package dev.krait.listener;

import io.undertow.connector.ByteBufferPool;
import io.undertow.connector.PooledByteBuffer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.util.ArrayDeque;
import java.util.Deque;
import org.xnio.channels.StreamSourceChannel;

/// Bytes that wait to be read, in buffers of the listener's pool: however few come at a time, a
/// buffer is filled before the next one is taken. One thread at a time.
final class Blocks implements AutoCloseable {
  private final ByteBufferPool pool;
  private final Deque<PooledByteBuffer> blocks = new ArrayDeque<>();
  private int size;

  Blocks(ByteBufferPool pool) {
    this.pool = pool;
  }

  /// How many bytes there are.
  int size() {
    return size;
  }

  /// Reads once from a channel.
  ///
  /// @return what the channel returns: how many bytes came, 0 for none at the moment, -1 at its end
  int fill(StreamSourceChannel channel) throws IOException {
    PooledByteBuffer last = blocks.peekLast();
    if (last == null || last.getBuffer().limit() == last.getBuffer().capacity()) {
      last = pool.allocate();
      last.getBuffer().limit(0);
      blocks.add(last);
    }
    ByteBuffer block = last.getBuffer();
    int end = block.limit();
    try {
      int count = channel.read(block.duplicate().limit(block.capacity()).position(end));
      if (count > 0) {
        block.limit(end + count);
        size += count;
      }
      return count;
    } finally {
      dropEmpty(last);
    }
  }

  private void dropEmpty(PooledByteBuffer block) {
    if (!block.getBuffer().hasRemaining()) {
      blocks.remove(block);
      block.close();
    }
  }

  /// Moves as many bytes as fit.
  int take(ByteBuffer into) {
    int before = into.position();
    while (into.hasRemaining() && size > 0) {
      PooledByteBuffer first = blocks.getFirst();
      ByteBuffer block = first.getBuffer();
      int count = Math.min(block.remaining(), into.remaining());
      into.put(into.position(), block, block.position(), count);
      into.position(into.position() + count);
      block.position(block.position() + count);
      size -= count;
      dropEmpty(first);
    }
    return into.position() - before;
  }

  /// Moves all of them.
  String takeAll(Charset charset) {
    ByteBuffer all = ByteBuffer.allocate(size);
    take(all);
    return new String(all.array(), charset);
  }

  @Override
  public void close() {
    blocks.forEach(PooledByteBuffer::close);
    blocks.clear();
    size = 0;
  }
}
