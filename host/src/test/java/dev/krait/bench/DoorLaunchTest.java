package dev.krait.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class DoorLaunchTest {
  @Test
  void theOptionsHoldTheMainClassAndItsArguments() {
    DoorLaunch launch =
        new DoorLaunch(Path.of("/a b"), Path.of("/tmp"), List.of(Path.of("/m2/c.jar")));

    assertThat(launch.options(List.of("servlet", "say \"hi\" \\")))
        .containsExactly(
            "\"-Dkrait.home=/a b\"",
            "\"-Dlogback.configurationFile=dev/krait/cli/logback.xml\"",
            "\"-cp\"",
            "\"/a b/lib/*:/m2/c.jar\"",
            "\"dev.krait.doors.DoorServer\"",
            "\"servlet\"",
            "\"say \\\"hi\\\" \\\\\"");
  }
}
