package dev.krait.packages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Brings an environment from whatever state it is in to what is wanted.
final class Installer {
  private final Venv venv;
  private final Distribution distribution;
  private final InstallFiles files;
  private final Progress progress;

  Installer(Venv venv, Distribution distribution, InstallFiles files, Progress progress) {
    this.venv = venv;
    this.distribution = distribution;
    this.files = files;
    this.progress = progress;
  }

  /// Does it.
  ///
  /// @param folder what relative paths within requirements files start from
  Installed install(InstallRequest request, Path folder) {
    long start = System.nanoTime();
    try {
      boolean already = isCurrent(request) || !installLocked(request, folder);
      return new Installed(
          Pin.installed(venv.sitePackages()).size(),
          Duration.ofNanos(System.nanoTime() - start),
          already);
    } catch (IOException e) {
      throw new PackagesException(
          "cannot write \""
              + venv.root()
              + "\" ("
              + e
              + "); check who may write there and the disk's free space, or name another folder"
              + " with --venv",
          e);
    } finally {
      progress.done();
    }
  }

  /// Whether an install would have nothing to do.
  boolean isCurrent(InstallRequest request) {
    if (venv.state(distribution::version) != VenvState.READY) {
      return false;
    }
    LockFile lock = LockFile.read(files.lock());
    return venv.isStamped(distribution.version(), fingerprint(lock, request))
        && Files.exists(venv.python())
        && lock.isIn(Pin.installed(venv.sitePackages()));
  }

  private String fingerprint(LockFile lock, InstallRequest request) {
    return requirements(lock, request).fingerprint(distribution.version());
  }

  private static Requirements requirements(LockFile lock, InstallRequest request) {
    return Requirements.read(lock.request().present().and(request));
  }

  /// Whether there was something to do.
  private boolean installLocked(InstallRequest request, Path folder) throws IOException {
    Requirements.read(request); // complains of missing files before anything is made
    try (InstallLog log = InstallLog.open(files.log(), progress)) {
      if (isCurrent(request)) { // another process has just done it
        return false;
      }
      Pip pip = new Pip(venv, folder, log, progress);
      boolean fresh = makeReady(pip);
      fill(pip, request, fresh);
      return true;
    }
  }

  /// Whether the environment was made anew.
  private boolean makeReady(Pip pip) throws IOException {
    String graalpy = distribution.version(); // fails before anything is made
    VenvState state = venv.state(() -> graalpy);
    if (state == VenvState.READY) {
      venv.relink(distribution.graalpy());
      return false;
    }
    if (state != VenvState.ABSENT) {
      venv.delete();
    }
    venv.mark();
    pip.makeVenv(distribution);
    return true;
  }

  private void fill(Pip pip, InstallRequest request, boolean fresh) throws IOException {
    LockFile lock = LockFile.read(files.lock());
    Requirements wanted = requirements(lock, request);
    String fingerprint = wanted.fingerprint(distribution.version());
    venv.mark();
    try {
      if (lock.fingerprint().equals(fingerprint) && lock.isExact()) {
        pip.replay(files.lock());
      } else {
        pip.resolve(wanted);
      }
    } catch (PackagesException e) {
      if (!fresh && !pip.touched()) {
        venv.unmark();
      }
      throw e;
    }
    List<String> pins = Pin.installed(venv.sitePackages()).stream().map(Pin::line).toList();
    new LockFile(fingerprint, wanted.request(), pins).write(files.lock(), distribution.version());
    venv.stamp(distribution.version(), fingerprint);
  }
}
