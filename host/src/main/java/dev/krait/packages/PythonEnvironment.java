package dev.krait.packages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// An application's Python environment: the virtual environment with its packages, and the
/// interpreter that goes with it.
public final class PythonEnvironment {
  private final Venv venv;
  private final Distribution distribution;
  private final InstallFiles files;

  /// @param venv the virtual environment's folder; absolute, need not exist
  /// @param home the folder of the Krait distribution
  public PythonEnvironment(Path venv, Path home) {
    this.venv = new Venv(venv);
    this.distribution = new Distribution(home);
    this.files = InstallFiles.beside(venv);
  }

  /// What there is of it.
  ///
  /// @throws PackagesException when something is in its place that is no environment of GraalPy's,
  ///   or cannot be read
  public VenvState state() {
    return venv.state(distribution::version);
  }

  /// Whether Krait filled it, but not, or not last, for this request together with all earlier
  /// ones.
  ///
  /// @throws PackagesException when a file of the request cannot be read
  public boolean isStale(InstallRequest request) {
    return venv.isStamped() && !installer(Silence.KEPT).isCurrent(request);
  }

  /// Makes sure that it holds what is requested now and what was before. Takes milliseconds when
  /// that is so already; otherwise makes or mends the environment, waiting for other processes that
  /// do.
  ///
  /// @param folder what relative paths within requirements files start from
  /// @throws PackagesException when that is not possible; an environment that worked still does,
  ///   unless pip failed half-way
  public Installed install(InstallRequest request, Path folder, Progress progress) {
    return installer(progress).install(request, folder);
  }

  private Installer installer(Progress progress) {
    return new Installer(venv, distribution, files, progress);
  }

  /// Its interpreter.
  ///
  /// @throws PackagesException when it does not exist, or cannot be used
  public Path python() {
    return switch (state()) {
      case READY -> linkedPython();
      case ABSENT -> throw unusable("does not exist");
      case UNFINISHED -> throw unusable("is unfinished: an install was interrupted or failed");
      case OUTDATED -> throw unusable("is of another GraalPy than " + distribution.version());
    };
  }

  /// Its interpreter, or the distribution's when it does not exist.
  ///
  /// @throws PackagesException when it exists, but cannot be used
  public Path pythonOrPlain() {
    return state() == VenvState.ABSENT ? distribution.graalpy() : python();
  }

  private Path linkedPython() {
    try {
      venv.relink(distribution.graalpy());
    } catch (IOException e) {
      throw new PackagesException(
          "the virtual environment \""
              + venv.root()
              + "\" belongs to a Krait that is gone, and cannot be changed ("
              + e
              + "); run `krait install` as its owner",
          e);
    }
    if (!Files.isExecutable(venv.python())) {
      throw unusable("has no interpreter");
    }
    return venv.python();
  }

  private PackagesException unusable(String why) {
    return new PackagesException(
        "the virtual environment \"" + venv.root() + "\" " + why + "; run `krait install`");
  }

  /// The progress of what makes none.
  private enum Silence implements Progress {
    KEPT;

    @Override
    public void step(String what) {}

    @Override
    public void done() {}
  }
}
