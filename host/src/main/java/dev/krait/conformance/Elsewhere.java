package dev.krait.conformance;

import java.io.IOException;

/// An experiment with another of the probe's paths than the case's own.
///
/// @param path the probe's, without a slash in front
record Elsewhere(String path, Experiment experiment) implements Experiment {

  static Experiment at(String path, Experiment experiment) {
    return new Elsewhere(path, experiment);
  }

  @Override
  public String expected() {
    return experiment.expected();
  }

  @Override
  public Verdict run(Dialogue here) throws IOException {
    return experiment.run(here.at(path));
  }
}
