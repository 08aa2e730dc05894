package dev.krait.calls;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Answers an interface's methods with a module's functions.
record Functions(PythonCalls calls, String module, Class<?> type) implements InvocationHandler {
  @Override
  public @Nullable Object invoke(
      Object proxy, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
    List<@Nullable Object> given = arguments == null ? List.of() : Arrays.asList(arguments);
    if (method.getDeclaringClass() == Object.class) {
      return everybodys(method, given);
    }
    if (method.isDefault()) {
      return InvocationHandler.invokeDefault(proxy, method, arguments);
    }
    String function = module.isEmpty() ? method.getName() : module + ":" + method.getName();
    try {
      Type wanted = method.getGenericReturnType();
      return calls.call(wanted == void.class ? Object.class : wanted, function, given);
    } catch (TimeoutException e) {
      if (List.of(method.getExceptionTypes()).contains(TimeoutException.class)) {
        throw e;
      }
      throw new CompletionException(e);
    }
  }

  private static @Nullable Object handler(@Nullable Object other) {
    return other != null && Proxy.isProxyClass(other.getClass())
        ? Proxy.getInvocationHandler(other)
        : null;
  }

  private Object everybodys(Method method, List<@Nullable Object> given) {
    return switch (method.getName()) {
      case "equals" -> equals(handler(given.getFirst()));
      case "hashCode" -> hashCode();
      default -> "%s of Python's '%s'".formatted(type.getSimpleName(), module);
    };
  }
}
