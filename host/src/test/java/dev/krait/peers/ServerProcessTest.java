package dev.krait.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerProcessTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @TempDir private Path folder = Path.of("set by JUnit");

  private ServerProcess start(String script) {
    return ServerProcess.start(
        port -> Launch.of(folder, List.of("sh", "-c", script)), folder.resolve("log"));
  }

  @Test
  void aServerThatEndsSaysWhatItSaidLast() {
    assertThatThrownBy(() -> start("echo no module named app >&2; exit 3").awaitListening(MINUTE))
        .isInstanceOf(PeerException.class)
        .hasMessage("ended with exit code 3: no module named app");
  }

  @Test
  void itsPortIsNoneThatTheSystemHandsOut() throws Exception {
    try (ServerProcess server = start("exec sleep 600")) {
      assertThat(server.endpoint().getPort()).isBetween(20_000, 32_767);
    }
  }

  @Test
  void aServerThatNeverListensIsEnded() {
    ServerProcess server = start("exec sleep 600");
    long pid = server.pids().getFirst();

    assertThatThrownBy(() -> server.awaitListening(Duration.ofMillis(100)))
        .hasMessageStartingWith("does not listen after");
    assertThat(ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false)).isFalse();
  }

  @Test
  void aSocketConnectedToItselfIsNoServer() throws Exception {
    try (Socket socket = new Socket()) {
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      InetSocketAddress itself = (InetSocketAddress) socket.getLocalSocketAddress();

      assertThat(ServerProcess.reaches(socket, itself)).isFalse();
      assertThat(socket.isConnected()).isTrue();
    }
  }

  @Test
  void closingTakesItsChildrenAlong() throws Exception {
    ServerProcess server = start("sleep 600 & echo ready; wait");
    while (!server.output().contains("ready")) {
      Thread.onSpinWait();
    }
    List<ProcessHandle> all =
        server.pids().stream().map(ProcessHandle::of).flatMap(Optional::stream).toList();
    server.close();

    assertThat(all).hasSize(2);
    for (ProcessHandle each : all) {
      each.onExit().get();
    }
  }

  @Test
  void aProgramThatIsNotThereIsNamed() {
    Launch launch = Launch.of(folder, List.of("no-such-server"));

    assertThatThrownBy(() -> ChildProcess.start(launch, folder.resolve("log")))
        .isInstanceOf(PeerException.class)
        .hasMessageContaining("cannot start \"no-such-server\"");
  }

  @Test
  void aMissingPythonIsSaidWithWhatToDo() {
    Peers.Places places = new Peers.Places(folder, folder, folder.resolve("requirements"), folder);
    Path python = folder.resolve("no-python");

    assertThatThrownBy(() -> Peers.find(places, Optional.of(python), _ -> {}))
        .isInstanceOf(PeerException.class)
        .hasMessageContainingAll("no usable CPython", python.toString(), "3.10", "--python");
  }
}
