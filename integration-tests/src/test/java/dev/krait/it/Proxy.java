package dev.krait.it;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A real proxy with the configuration that the documentation shows, started by a test and ended by
/// it.
///
/// @param port where it listens
/// @param log what it writes
record Proxy(Process process, int port, Path log) implements AutoCloseable {
  private static final Path EXAMPLES = Paths.REPOSITORY.resolve("host/docs/proxies");

  /// nginx's configuration around the example's `server` block.
  private static final String NGINX =
      """
      daemon off;
      pid nginx.pid;
      user root;
      events {}
      http {
          access_log off;
          client_body_temp_path body;
          proxy_temp_path proxy;
          fastcgi_temp_path fastcgi;
          uwsgi_temp_path uwsgi;
          scgi_temp_path scgi;
          include server.conf;
      }
      """;

  static Proxy nginx(Path folder, int krait) throws IOException {
    int port = FreePort.find();
    example("nginx.conf", folder.resolve("server.conf"), krait, port);
    Files.writeString(folder.resolve("nginx.conf"), NGINX);
    return start(
        folder, port, "/usr/sbin/nginx", "-p", folder + "/", "-c", "nginx.conf", "-e", "stderr");
  }

  /// @param name which example
  static Proxy haproxy(String name, Path folder, int krait) throws IOException {
    int port = FreePort.find();
    example(name, folder.resolve(name), krait, port);
    return start(folder, port, "/usr/sbin/haproxy", "-db", "-f", name);
  }

  /// Copies an example with this test's ports.
  private static void example(String name, Path to, int krait, int port) throws IOException {
    String text = Files.readString(EXAMPLES.resolve(name));
    Files.writeString(
        to,
        text.replace("127.0.0.1:8000", "127.0.0.1:" + krait)
            .replaceAll("(listen |bind :)(8080|8443)", "$1" + port));
  }

  private static Proxy start(Path folder, int port, String... command) throws IOException {
    Path log = folder.resolve(Path.of(command[0]).getFileName() + "-" + port + ".log");
    Process process =
        new ProcessBuilder(List.of(command))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectInput(new File("/dev/null"))
            .redirectOutput(log.toFile())
            .start();
    Proxy proxy = new Proxy(process, port, log);
    Await.until("the proxy listens: " + log, () -> !process.isAlive() || proxy.listens());
    if (!process.isAlive()) {
      throw new IllegalStateException(Files.readString(log));
    }
    return proxy;
  }

  private boolean listens() {
    try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
