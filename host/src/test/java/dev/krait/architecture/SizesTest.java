package dev.krait.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Keeps files and methods small enough to be read in one go.
class SizesTest {
  private static final int FILE_LINES = 300;
  private static final int METHOD_LINES = 40;

  @Test
  void noSourceFileIsLongerThanTheCap() {
    List<String> tooLong =
        Stream.concat(Sources.endingIn(".java").stream(), Sources.endingIn(".py").stream())
            .filter(file -> Sources.read(file).lines().count() > FILE_LINES)
            .map(Sources::name)
            .toList();

    assertThat(tooLong).as("files of more than %d lines", FILE_LINES).isEmpty();
  }

  @Test
  void noMethodIsLongerThanTheCap() throws IOException {
    assertThat(longMethods()).as("methods of more than %d lines", METHOD_LINES).isEmpty();
  }

  private static List<String> longMethods() throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      List<Path> sources = Sources.endingIn(".java");
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, files, null, null, null, files.getJavaFileObjectsFromPaths(sources));
      SourcePositions positions = Trees.instance(task).getSourcePositions();
      List<String> found = new ArrayList<>();
      for (CompilationUnitTree unit : task.parse()) {
        unit.accept(new MethodMeter(unit, positions, found), null);
      }
      return found;
    }
  }

  /// Collects the methods of one file that are too long.
  private static final class MethodMeter extends TreeScanner<@Nullable Void, @Nullable Void> {
    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final List<String> found;

    MethodMeter(CompilationUnitTree unit, SourcePositions positions, List<String> found) {
      this.unit = unit;
      this.positions = positions;
      this.found = found;
    }

    @Override
    public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
      LineMap lines = unit.getLineMap();
      long first = lines.getLineNumber(positions.getStartPosition(unit, method));
      long last = lines.getLineNumber(positions.getEndPosition(unit, method));
      if (last - first + 1 > METHOD_LINES) {
        found.add(Path.of(unit.getSourceFile().getName()).getFileName() + ": " + method.getName());
      }
      return super.visitMethod(method, null);
    }
  }
}
