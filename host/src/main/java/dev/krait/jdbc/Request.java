package dev.krait.jdbc;

import dev.krait.values.Node;
import java.math.BigInteger;
import java.util.List;

/// An operation's arguments.
record Request(List<Node> arguments) {
  int number(int place) {
    if (arguments.get(place) instanceof Node.Leaf(BigInteger number)) {
      return number.intValueExact();
    }
    throw wrong(place);
  }

  String text(int place) {
    if (arguments.get(place) instanceof Node.Leaf(String text)) {
      return text;
    }
    throw wrong(place);
  }

  boolean truth(int place) {
    if (arguments.get(place) instanceof Node.Leaf(Boolean truth)) {
      return truth;
    }
    throw wrong(place);
  }

  boolean has(int place) {
    return !(arguments.get(place) instanceof Node.Nothing);
  }

  List<Node> list(int place) {
    return list(arguments.get(place));
  }

  static List<Node> list(Node node) {
    if (node instanceof Node.Items items) {
      return items.items();
    }
    throw new IllegalArgumentException("a list was expected");
  }

  private static IllegalArgumentException wrong(int place) {
    return new IllegalArgumentException("argument " + place + " is of another type");
  }
}
