package dev.krait.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.krait.peers.PeerException;
import io.undertow.servlet.api.DeploymentInfo;
import jakarta.annotation.PostConstruct;
import jakarta.servlet.Servlet;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContainerJarsTest {
  private static final byte[] BYTES = "abc".getBytes(StandardCharsets.US_ASCII);
  private static final String SUM =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
  private static final ContainerJars.Jar JAR = new ContainerJars.Jar("org/shop/1/shop-1.jar", SUM);

  @TempDir private Path folder = Path.of("set by JUnit");

  private ContainerJars jars(String central) {
    return new ContainerJars(folder.resolve("m2"), central, folder.resolve("cache"));
  }

  /// What `pom.xml` says and what is pinned must change together.
  @Test
  void thoseOfTheBuildAreTheOnesThatAreMeasuredWith() throws Exception {
    List<Path> built =
        Stream.of(DeploymentInfo.class, Servlet.class, PostConstruct.class)
            .map(
                type -> Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath()))
            .toList();
    for (int each = 0; each < built.size(); each++) {
      Path jar = built.get(each);
      ContainerJars.Jar pinned = ContainerJars.ALL.get(each);
      Path copy = folder.resolve("cache").resolve(pinned.name());
      Files.createDirectories(copy.getParent());
      Files.copy(jar, copy);
    }

    assertThat(jars("http://127.0.0.1:1").find(ContainerJars.ALL))
        .hasSize(ContainerJars.ALL.size());
  }

  @Test
  void theUsersRepositoryComesFirst() throws Exception {
    Path there = folder.resolve("m2").resolve(JAR.path());
    Files.createDirectories(there.getParent());
    Files.write(there, BYTES);

    assertThat(jars("http://127.0.0.1:1").find(List.of(JAR))).containsExactly(there);
  }

  @Test
  void whatIsDownloadedIsKept() throws Exception {
    HttpServer central = central(BYTES);
    ContainerJars jars = jars("http://127.0.0.1:" + central.getAddress().getPort() + "/maven2");
    List<Path> found = jars.find(List.of(JAR));
    central.stop(0);

    assertThat(found).containsExactly(folder.resolve("cache/shop-1.jar"));
    assertThat(found.getFirst()).hasBinaryContent(BYTES);
    assertThat(jars.find(List.of(JAR))).isEqualTo(found);
  }

  @Test
  void anotherFileThanThePinnedOneIsRefusedAndNotKept() throws Exception {
    HttpServer central = central(new byte[] {1});
    try {
      ContainerJars jars = jars("http://127.0.0.1:" + central.getAddress().getPort() + "/maven2");

      assertThatThrownBy(() -> jars.find(List.of(JAR)))
          .isInstanceOf(PeerException.class)
          .hasMessageContainingAll("shop-1.jar", "SHA-256", SUM, "m2");
      assertThat(folder.resolve("cache")).isEmptyDirectory();
    } finally {
      central.stop(0);
    }
  }

  @Test
  void withoutANetworkItSaysWhatToDo() {
    assertThatThrownBy(() -> jars("http://127.0.0.1:1/maven2").find(List.of(JAR)))
        .isInstanceOf(PeerException.class)
        .hasMessageContainingAll("cannot download", "shop-1.jar", "have Maven put it into");
  }

  private static HttpServer central(byte[] content) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/maven2/org/shop/1/shop-1.jar",
        exchange -> {
          exchange.sendResponseHeaders(200, content.length);
          exchange.getResponseBody().write(content);
          exchange.close();
        });
    server.start();
    return server;
  }
}
