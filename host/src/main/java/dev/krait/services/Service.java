package dev.krait.services;

/// An object offered to an application.
///
/// @param name what the application finds it by in `environ["krait.services"]`
/// @param type the interface or class whose public methods it may call, and no others
/// @param object called by several threads at once
public record Service(String name, Class<?> type, Object object) {
  /// @throws IllegalArgumentException when it could not be used
  public Service {
    if (name.isBlank() || name.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(
          "a service cannot be named '%s'; a name is text that is not blank, of one line; name it"
                  .formatted(name.replaceAll("\\p{Cntrl}", "?"))
              + " after what it is");
    }
    if (!type.isInstance(object)) {
      throw new IllegalArgumentException(
          "the service '%s' is a %s, which is no %s; allowed are instances of the type offered;"
                  .formatted(name, object.getClass().getName(), type.getName())
              + " offer it as what it is");
    }
    if (Methods.of(type).isEmpty()) {
      throw new IllegalArgumentException(
          "the service '%s' is offered as %s, which has no public methods of its own; allowed are"
                  .formatted(name, type.getName())
              + " interfaces and classes with at least one; offer it as another type");
    }
  }

  /// The same with a type that is checked early.
  public static <T> Service of(String name, Class<T> type, T object) {
    return new Service(name, type, object);
  }
}
