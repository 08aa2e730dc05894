package dev.krait.bridge;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.ByteBuffer;

/// Uses file descriptors of this process that Python opened, which no class of Java's can: opened
/// again by Java, as `/dev/fd/N`, they would be inherited by child processes.
final class Descriptors {
  private static final MethodHandle WRITE =
      function(
          "write",
          FunctionDescriptor.of(
              ValueLayout.JAVA_LONG,
              ValueLayout.JAVA_INT,
              ValueLayout.ADDRESS,
              ValueLayout.JAVA_LONG));
  private static final MethodHandle CLOSE =
      function("close", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));

  private Descriptors() {}

  @SuppressWarnings("restricted") // conf/jvm.options enables native access, for GraalPy too
  private static MethodHandle function(String name, FunctionDescriptor type) {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), type);
  }

  /// Writes what remains in a direct buffer, as `write(2)` does.
  ///
  /// @return how many bytes were written, -1 if it failed
  static long write(int descriptor, ByteBuffer bytes) {
    MemorySegment segment = MemorySegment.ofBuffer(bytes);
    try {
      return (long) WRITE.invokeExact(descriptor, segment, segment.byteSize());
    } catch (Throwable e) {
      throw new AssertionError("write(2) raises nothing", e);
    }
  }

  /// Closes one.
  static void close(int descriptor) {
    try {
      int _ = (int) CLOSE.invokeExact(descriptor);
    } catch (Throwable e) {
      throw new AssertionError("close(2) raises nothing", e);
    }
  }
}
