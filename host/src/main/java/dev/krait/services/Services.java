package dev.krait.services;

import dev.krait.values.Answers;
import dev.krait.values.ConversionException;
import dev.krait.values.Node;
import dev.krait.values.Values;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// All that is offered to one application. Any thread.
public final class Services {
  /// Nothing is.
  public static final Services NONE = new Services(List.of());

  private static final Logger log = LoggerFactory.getLogger("krait.services");

  private final Map<String, Offer> byName = new LinkedHashMap<>();

  private record Offer(Service service, Methods methods) {}

  private Services(List<Service> services) {
    for (Service service : services) {
      Offer offer = new Offer(service, Methods.of(service.type()));
      if (byName.putIfAbsent(service.name(), offer) != null) {
        throw new IllegalArgumentException(
            "two services are named '%s'; each name is one service's; give one of them another"
                .formatted(service.name()));
      }
    }
  }

  /// These.
  ///
  /// @throws IllegalArgumentException when two have one name
  public static Services of(List<Service> services) {
    return new Services(services);
  }

  public boolean isEmpty() {
    return byName.isEmpty();
  }

  /// The object of a name if it is of the type.
  public <T> Optional<T> find(String name, Class<T> type) {
    return Optional.ofNullable(byName.get(name))
        .map(offer -> offer.service().object())
        .filter(type::isInstance)
        .map(type::cast);
  }

  /// What is offered, for `krait_bridge.services.connect`: of each its name, its type's name, and
  /// of each method's name the signatures.
  public String described() {
    return Values.write(byName.values().stream().map(Services::description).toList());
  }

  private static List<Object> description(Offer offer) {
    Map<String, List<String>> signatures = new LinkedHashMap<>();
    offer
        .methods()
        .byName()
        .forEach((name, overloads) ->
            signatures.put(name, overloads.stream().map(Methods::signature).toList()));
    return List.of(offer.service().name(), offer.service().type().getName(), signatures);
  }

  /// Calls a method and waits for it.
  ///
  /// @param arguments a list, as Python wrote it
  /// @return the answer for Python: the result, why the call was wrong, or what the method threw
  public String call(String name, String method, String arguments) {
    Offer offer = byName.get(name);
    List<Method> overloads = offer == null ? List.of() : offer.methods().named(method);
    if (offer == null || overloads.isEmpty()) {
      return Answers.refusal("AttributeError", "there is no %s.%s".formatted(name, method));
    }
    try {
      return invoke(offer.service(), fitting(overloads, Values.readAll(arguments)));
    } catch (ConversionException e) {
      String where = "the call of %s.%s: ".formatted(name, method);
      return Answers.refusal(e.outOfRange() ? "OverflowError" : "TypeError", where + e.text());
    } catch (RuntimeException | StackOverflowError e) { // a record's constructor, an accessor
      return Answers.failure(e);
    }
  }

  private static Arguments fitting(List<Method> overloads, List<Node> given) {
    List<Method> candidates =
        overloads.stream().filter(each -> Arguments.count(each, given.size())).toList();
    if (candidates.isEmpty()) {
      throw ConversionException.of(
          "got %d arguments; allowed is %s; give as many as it takes"
              .formatted(given.size(), signatures(overloads)));
    }
    List<Arguments> fitting = new ArrayList<>();
    List<ConversionException> misfits = new ArrayList<>();
    for (Method candidate : candidates) {
      try {
        fitting.add(Arguments.of(candidate, given));
      } catch (ConversionException e) {
        misfits.add(e);
      }
    }
    return fitting.stream()
        .min(Comparator.comparingInt(Arguments::cost))
        .orElseThrow(() -> misfit(misfits, candidates));
  }

  private static ConversionException misfit(
      List<ConversionException> misfits, List<Method> candidates) {
    return misfits.size() == 1
        ? misfits.getFirst()
        : ConversionException.of(
            "the arguments fit none of %s; of the first: %s"
                .formatted(signatures(candidates), misfits.getFirst().text()));
  }

  private static String signatures(List<Method> overloads) {
    return overloads.stream().map(Methods::signature).collect(Collectors.joining(" or "));
  }

  private static String invoke(Service service, Arguments arguments) {
    @Nullable Object result;
    try {
      result = arguments.method().invoke(service.object(), arguments.values().toArray());
    } catch (InvocationTargetException e) {
      Throwable thrown = e.getCause() == null ? e : e.getCause();
      if (thrown instanceof VirtualMachineError error && !(thrown instanceof StackOverflowError)) {
        throw error;
      }
      log.debug("the service {} threw", service.name(), thrown);
      return Answers.failure(thrown);
    } catch (IllegalAccessException e) {
      throw new AssertionError("it is accessible", e);
    }
    return Answers.value(result);
  }
}
