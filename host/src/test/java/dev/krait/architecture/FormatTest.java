package dev.krait.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions.Style;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Holds the sources to google-java-format.
///
/// A test and not a Maven plugin, because a plugin would run on Maven's own Java, which may be too
/// old for the formatter; tests always run on JDK 25.
class FormatTest {
  private static final boolean WRITE = Boolean.getBoolean("krait.write");

  @Test
  void javaSourcesAreFormatted() throws IOException, FormatterException {
    List<String> unformatted = new ArrayList<>();
    for (Path file : Sources.endingIn(".java")) {
      String source = Sources.read(file);
      String formatted = format(source);
      if (!formatted.equals(source)) {
        unformatted.add(Sources.name(file));
        if (WRITE) {
          Files.writeString(file, formatted);
        }
      }
    }
    assertThat(WRITE ? List.of() : unformatted)
        .as("format these with: ./mvnw -pl host test -Dtest=FormatTest -Dkrait.write=true")
        .isEmpty();
  }

  private static String format(String source) throws FormatterException {
    String imports =
        ImportOrderer.reorderImports(RemoveUnusedImports.removeUnusedImports(source), Style.GOOGLE);
    return new Formatter().formatSource(imports);
  }
}
