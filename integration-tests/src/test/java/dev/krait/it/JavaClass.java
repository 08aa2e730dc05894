package dev.krait.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/// A class of somebody who uses Krait's jars, compiled by a test.
final class JavaClass {
  private JavaClass() {}

  /// Compiles a class without a package.
  static void compile(Path folder, String name, String source) throws IOException {
    Path file = folder.resolve(name + ".java");
    Files.writeString(file, source);
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
        Stream<Path> jars = Files.list(Paths.DISTRIBUTION.resolve("lib"))) {
      String path =
          jars.map(Path::toString)
              .filter(jar -> jar.endsWith(".jar"))
              .collect(Collectors.joining(":"));
      boolean compiled =
          compiler
              .getTask(
                  null,
                  files,
                  null,
                  List.of("-classpath", path, "-d", folder.toString(), "-proc:none"),
                  null,
                  files.getJavaFileObjects(file))
              .call();
      assertThat(compiled).as(name).isTrue();
    }
  }
}
