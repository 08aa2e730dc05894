package dev.krait.cli;

import dev.krait.packages.Progress;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Where a command talks to.
///
/// @param out standard output
/// @param err standard error
/// @param live whether a person watches standard error on a terminal that can rewrite its last line
record Terminal(PrintStream out, PrintStream err, boolean live) {

  static Terminal standard() {
    return new Terminal(stream(FileDescriptor.out), stream(FileDescriptor.err), isLive());
  }

  /// In UTF-8 whatever the locale: in the C locale, common in containers, Java would print `?`.
  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }

  private static boolean isLive() {
    String type = System.getenv("TERM");
    if (type == null || type.equals("dumb")) {
      return false;
    }
    try {
      Path target = Files.readSymbolicLink(Path.of("/proc/self/fd/2"));
      return target.startsWith("/dev/pts") || target.toString().startsWith("/dev/tty");
    } catch (IOException | UnsupportedOperationException _) {
      return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    }
  }

  /// Tells how something long gets on, until it is [done][Progress#done]: to a person in a line
  /// that is rewritten, to a log in a line for each step.
  Progress progress() {
    return live ? LiveProgress.start(this) : new PlainProgress(this);
  }

  /// Says something to the person: on standard error, under our name.
  void say(String message) {
    err.println("krait: " + message);
  }
}
