package dev.krait.tls;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Makes keys and certificates with OpenSSL, in a folder.
record Openssl(Path folder) {
  /// A certificate signed with its own key: `NAME.pem` and `NAME.key`, valid from now.
  ///
  /// @param key what OpenSSL's `-newkey` takes
  Openssl selfSigned(String name, int days, String... key) {
    List<String> arguments =
        new ArrayList<>(List.of("req", "-x509", "-nodes", "-subj", "/CN=" + name, "-newkey"));
    arguments.addAll(List.of(key));
    arguments.addAll(List.of("-days", Integer.toString(days)));
    arguments.addAll(List.of("-keyout", name + ".key", "-out", name + ".pem"));
    return run(arguments.toArray(String[]::new));
  }

  Openssl run(String... arguments) {
    List<String> command = new ArrayList<>(List.of("openssl"));
    command.addAll(List.of(arguments));
    try {
      Process process =
          new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(command + ": " + said);
      }
      return this;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  Path file(String name) {
    return folder.resolve(name);
  }
}
