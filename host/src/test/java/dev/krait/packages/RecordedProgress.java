package dev.krait.packages;

import java.util.ArrayList;
import java.util.List;

/// Keeps what it hears.
class RecordedProgress implements Progress {
  private final List<String> steps = new ArrayList<>();

  @Override
  public void step(String what) {
    steps.add(what);
  }

  @Override
  public void done() {
    steps.add("done");
  }

  List<String> steps() {
    return steps;
  }
}
