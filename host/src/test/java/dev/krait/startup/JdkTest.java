package dev.krait.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class JdkTest {
  private static Jdk jdk(String release) {
    return new Jdk(Path.of("/opt/jdk"), release);
  }

  @Test
  void aWholeJdkCanBecomeAnImage() {
    assertThat(jdk("MODULES=\"java.base jdk.jlink jdk.internal.vm.ci\"\n").obstacle()).isEmpty();
  }

  @Test
  void whatIsMissingIsNamed() {
    assertThat(jdk("MODULES=\"java.base jdk.internal.vm.ci\"\n").obstacle())
        .contains("\"/opt/jdk\" lacks the module jdk.jlink");
    assertThat(jdk("").obstacle()).isPresent();
  }

  @Test
  void aGraalVmIsToldByItsReleaseFile() {
    assertThat(jdk("GRAALVM_VERSION=\"25.0.1\"\n").isGraalVm()).isTrue();
    assertThat(jdk("JAVA_VERSION=\"25.0.3\"\n").isGraalVm()).isFalse();
  }
}
