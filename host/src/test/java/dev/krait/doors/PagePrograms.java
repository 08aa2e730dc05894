package dev.krait.doors;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;

/// Programs of the documentation's pages: compiled and run as they are written.
final class PagePrograms {
  private static final Pattern EXPECTED = Pattern.compile("IO\\.println\\(.*\\); // (.+)");

  private PagePrograms() {}

  /// A page's blocks of code.
  static List<String> blocks(String language, String page) {
    return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
        .matcher(page)
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  /// Runs a program and compares what it prints with what its comments say.
  ///
  /// @param folder holds the application in `shop`
  static void run(Path folder, String name, String program) throws Exception {
    Path source = folder.resolve(name + ".java");
    String placed = program.replace("Path.of(\"shop\")", "Path.of(\"" + folder + "/shop\")");
    Files.writeString(
        source,
        placed.replace("IO.println(", "SAID.add(\"\" + ")
            + """

            public static final java.util.List<String> SAID = new java.util.ArrayList<>();
            """);
    int failed =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-d", folder.toString(), source.toString());
    assertThat(failed).isZero();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
      Class<?> type = loader.loadClass(name);
      var constructor = type.getDeclaredConstructor();
      constructor.setAccessible(true);
      Method main = type.getDeclaredMethod("main");
      main.setAccessible(true);
      main.invoke(constructor.newInstance());
      Field output = type.getField("SAID");
      output.setAccessible(true);
      List<?> said = (List<?>) output.get(null);
      List<String> expected =
          EXPECTED.matcher(program).results().map(found -> found.group(1)).toList();
      assertThat(expected).isNotEmpty();
      for (int i = 0; i < expected.size(); i++) {
        assertThat(said.get(i).toString())
            .endsWith(expected.get(i).replaceFirst("^\\.\\.\\. ", ""));
      }
    }
  }
}
