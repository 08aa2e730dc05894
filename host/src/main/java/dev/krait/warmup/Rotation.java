package dev.krait.warmup;

import dev.krait.capture.RecordedRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Whose turn it is among the requests. One that fails is out, and a warning says so. Any thread.
final class Rotation {
  private static final Logger log = LoggerFactory.getLogger(Rotation.class);
  private static final int CLIENT_ERROR = 400;
  private static final int SERVER_ERROR = 500;

  private final List<RecordedRequest> left;
  private final Set<RecordedRequest> refused = ConcurrentHashMap.newKeySet();
  private final AtomicInteger turn = new AtomicInteger();

  Rotation(List<RecordedRequest> requests) {
    this.left = new CopyOnWriteArrayList<>(requests);
  }

  /// The next one; nothing when all have failed.
  Optional<RecordedRequest> next() {
    List<RecordedRequest> now = List.copyOf(left);
    return now.isEmpty()
        ? Optional.empty()
        : Optional.of(now.get(Math.floorMod(turn.getAndIncrement(), now.size())));
  }

  /// Those that have not failed.
  List<RecordedRequest> left() {
    return List.copyOf(left);
  }

  /// Takes an answer's status into account.
  ///
  /// @return whether the request did what it is for
  boolean note(RecordedRequest request, int status) {
    if (status >= SERVER_ERROR) {
      fail(request, "is answered " + status);
      return false;
    }
    if (status >= CLIENT_ERROR && refused.add(request)) {
      log.warn("the warm-up request {} is answered {}, so it warms little", request.line(), status);
    }
    return true;
  }

  /// Takes it out, with a warning.
  ///
  /// @param why to follow it in a sentence
  void fail(RecordedRequest request, String why) {
    if (left.remove(request)) {
      log.warn("the warm-up request {} {}: going on without it", request.line(), why);
    }
  }
}
