package dev.krait.values;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a record is made and taken apart.
///
/// @param maker its canonical constructor
record Shape(Constructor<?> maker, List<Field> fields) {
  private static final ClassValue<Shape> SHAPES =
      new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
          return inspect(type);
        }
      };

  /// @param type a record's class
  static Shape of(Class<?> type) {
    return SHAPES.get(type);
  }

  private static Shape inspect(Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    try {
      Constructor<?> maker =
          type.getDeclaredConstructor(
              Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
      open(maker.trySetAccessible(), type);
      return new Shape(maker, Arrays.stream(components).map(each -> field(each, type)).toList());
    } catch (NoSuchMethodException e) {
      throw new AssertionError("every record has its canonical constructor", e);
    }
  }

  private static Field field(RecordComponent component, Class<?> type) {
    Method accessor = component.getAccessor();
    open(accessor.trySetAccessible(), type);
    return new Field(component.getName(), component.getGenericType(), accessor);
  }

  private static void open(boolean accessible, Class<?> type) {
    if (!accessible) {
      throw new ConversionException(
          "the record %s is not accessible; allowed are records of the class path and of packages"
                  .formatted(type.getName())
              + " that their module opens; open its package to Krait",
          false);
    }
  }

  /// @throws IllegalArgumentException what the record's own constructor threw, as it is
  Object make(@Nullable Object[] values) {
    try {
      return maker.newInstance(values);
    } catch (InvocationTargetException e) {
      throw cause(e);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("it is accessible and a record's", e);
    }
  }

  private static RuntimeException cause(InvocationTargetException e) {
    return e.getCause() instanceof RuntimeException cause
        ? cause
        : new IllegalArgumentException(e.getCause());
  }

  /// One component.
  record Field(String name, Type type, Method accessor) {
    @Nullable Object of(Object value) {
      try {
        return accessor.invoke(value);
      } catch (InvocationTargetException e) {
        throw cause(e);
      } catch (IllegalAccessException e) {
        throw new AssertionError("it is accessible", e);
      }
    }
  }
}
