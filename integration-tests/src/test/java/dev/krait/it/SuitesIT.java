package dev.krait.it;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Test suites of other projects: those of servers talk to Krait in that server's place, those of
/// applications and libraries run on Krait's GraalPy. Only what is known to fail may fail.
///
/// They run with `-Psuites`: their environments take minutes to make.
@Tag("suites")
class SuitesIT {
  @Test
  void waitressFunctionalTestsTalkToKrait() throws Exception {
    Suite.againstKrait("waitress", SourceDistribution.of("waitress"), "tests/test_functional.py")
        .check();
  }

  @Test
  void testsOfWerkzeugsServerTalkToKrait() throws Exception {
    Suite.againstKrait(
            "werkzeug-serving",
            SourceDistribution.of("Werkzeug"),
            "tests/test_serving.py",
            "-m",
            "dev_server")
        .check();
  }

  @Test
  void cpythonsTestsOfWsgirefRunOnGraalPy(@TempDir Path scratch) throws Exception {
    Path tests = Files.createDirectory(scratch.resolve("test")); // a part of the package `test`
    for (String module : new String[] {"test_wsgiref.py", "test_httpservers.py"}) {
      Files.copy(CPython.tests().resolve(module), tests.resolve(module));
    }
    Suite.onGraalPy("wsgiref", scratch, "--pyargs", "test.test_wsgiref").check();
  }

  @Test
  void testsOfFlaskRunOnGraalPy() throws Exception {
    Suite.onGraalPy("flask", SourceDistribution.of("Flask"), "tests").check();
  }

  @Test
  void testsOfWerkzeugRunOnGraalPy() throws Exception {
    Suite.onGraalPy("werkzeug", SourceDistribution.of("Werkzeug"), "tests", "-m", "not dev_server")
        .check();
  }
}
