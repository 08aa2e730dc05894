package dev.krait.it;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Middlewares around an application, and what follows from their order.
///
/// @param app what is inside; `stacks.py` among the fixtures knows these
/// @param layers from the outside in
record Stack(String app, List<Layer> layers) {
  static final String TEXT = "The krait sleeps by day.\n";
  private static final String PIG_LATIN = "Ethay aitkray eepsslay byay ayday.\n";

  Stack {
    layers = List.copyOf(layers);
  }

  static Stack of(String app, Layer... layers) {
    return new Stack(app, List.of(layers));
  }

  /// Each layer alone.
  static Stream<Stack> singles(String app) {
    return Arrays.stream(Layer.values()).map(layer -> of(app, layer));
  }

  /// Each layer inside each other one.
  static Stream<Stack> pairs(String app) {
    return Arrays.stream(Layer.values())
        .flatMap(outer -> Arrays.stream(Layer.values()).map(inner -> of(app, outer, inner)))
        .filter(stack -> stack.layers.getFirst() != stack.layers.getLast())
        .filter(Stack::makesSense);
  }

  /// All layers at once, in an order one would choose.
  static Stack full(String app) {
    List<Layer> layers =
        List.of(
            Layer.PROXY_FIX,
            Layer.WEBOB_GZIP,
            Layer.PASTE_GZIP,
            Layer.TRANSFORMATION,
            Layer.WHITENOISE,
            Layer.SHARED_DATA,
            Layer.SESSIONS,
            Layer.AUTHENTICATION,
            Layer.PASTE_BASIC,
            Layer.PASTE_DIGEST,
            Layer.REPOZE_WHO,
            Layer.DISPATCHER,
            Layer.PROFILER,
            Layer.WEBOB);
    return new Stack(app, layers);
  }

  Stack reversed() {
    return new Stack(app, layers.reversed());
  }

  /// One `Authorization` cannot be digest for the outer and basic for the inner layer.
  private boolean makesSense() {
    return !(has(Layer.AUTHENTICATION)
        && authenticator("/private").equals(Optional.of(Layer.PASTE_DIGEST)));
  }

  /// Whether the outer layers are declared before the inner ones.
  boolean isInOrderOfLayers() {
    return layers.equals(layers.stream().sorted().toList());
  }

  boolean has(Layer layer) {
    return layers.contains(layer);
  }

  boolean isOutside(Layer outer, Layer inner) {
    return has(outer) && has(inner) && layers.indexOf(outer) < layers.indexOf(inner);
  }

  /// The one whose challenge reaches the client: the outermost. The sample guards `/private` alone.
  Optional<Layer> authenticator(String page) {
    return layers.stream()
        .filter(Layer::authenticates)
        .filter(layer -> layer != Layer.AUTHENTICATION || page.equals("/private"))
        .findFirst();
  }

  /// What becomes of [#TEXT]. A transformation leaves alone what is compressed inside it.
  String text(boolean compressed) {
    int transformation = layers.indexOf(Layer.TRANSFORMATION);
    boolean comesTooLate =
        compressed && layers.stream().skip(transformation + 1L).anyMatch(Layer::compresses);
    return transformation < 0 || comesTooLate ? TEXT : PIG_LATIN;
  }

  /// The path that the application's pages are below.
  String path() {
    return "/stack/" + app + "/" + names(".", "bare");
  }

  private String names(String separator, String none) {
    return layers.isEmpty()
        ? none
        : layers.stream().map(Layer::toString).collect(Collectors.joining(separator));
  }

  @Override
  public String toString() {
    return layers.size() > 2
        ? layers.getFirst() + " … " + layers.getLast() + " around " + app
        : names(", ", "nothing") + " around " + app;
  }
}
