package dev.krait.values;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// What Java says to a call of Python's, for `krait_bridge.services.answer`.
public final class Answers {
  private static final int MOST_CAUSES = 20;

  private Answers() {}

  /// It has worked.
  ///
  /// @throws ConversionException when Python has nothing like the result
  public static String value(@Nullable Object result) {
    StringBuilder text = new StringBuilder("[\"v\",");
    new NodeWriter(text).write(result);
    return text.append(']').toString();
  }

  /// The call was wrong.
  ///
  /// @param type a built-in exception of Python's
  public static String refusal(String type, String message) {
    StringBuilder text = new StringBuilder();
    new NodeWriter(text).tagged("x", type, message);
    return text.toString();
  }

  /// The code that was called has thrown.
  public static String failure(Throwable thrown) {
    StringBuilder text = new StringBuilder("[\"e\"");
    NodeWriter writer = new NodeWriter(text);
    for (Throwable each : causes(thrown)) {
      text.append(",[");
      writer.quote(kind(each));
      text.append(',');
      writer.quote(each.getClass().getName());
      text.append(',');
      writer.quote(each.getMessage() == null ? "" : each.getMessage());
      text.append(',');
      writer.quote(state(each));
      text.append(']');
    }
    return text.append(']').toString();
  }

  private static List<Throwable> causes(Throwable thrown) {
    List<Throwable> causes = new ArrayList<>();
    for (Throwable each = thrown;
        each != null && causes.size() < MOST_CAUSES && !causes.contains(each);
        each = each.getCause()) {
      causes.add(each);
    }
    return causes;
  }

  /// The built-in exception that a Python programmer would catch; `""` for none.
  private static String kind(Throwable thrown) {
    return switch (thrown) {
      case IllegalArgumentException _ -> "ValueError";
      case NoSuchElementException _ -> "LookupError";
      case IndexOutOfBoundsException _ -> "LookupError";
      case UnsupportedOperationException _ -> "NotImplementedError";
      case TimeoutException _ -> "TimeoutError";
      case IOException _ -> "OSError";
      default -> "";
    };
  }

  private static String state(Throwable thrown) {
    return thrown instanceof SQLException e && e.getSQLState() != null ? e.getSQLState() : "";
  }
}
