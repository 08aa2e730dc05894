package dev.krait.diff;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What a file of [Differences] has: counts by route and kind, and examples.
public final class DiffReport {
  private static final JsonMapper JSON = new JsonMapper();

  private final Counts counts;
  private final List<Example> examples;

  private DiffReport(Counts counts, List<Example> examples) {
    this.counts = counts;
    this.examples = List.copyOf(examples);
  }

  /// Reads a file and the counts beside it.
  ///
  /// @throws DiffException when there is no such file, or it has something else in it
  public static DiffReport read(Path file) {
    List<String> lines = lines(file);
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      try {
        if (!lines.get(i).isBlank()) {
          examples.add(Example.parse(lines.get(i)));
        }
      } catch (RuntimeException _) {
        throw new DiffException(
            "\"%s\" line %d is no difference: each line is a JSON object with at, route, request and differences; name a file that a shadow wrote, or delete the line"
                .formatted(file, i + 1));
      }
    }
    return new DiffReport(counts(file, examples), examples);
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (NoSuchFileException _) {
      throw new DiffException(
          "there is no file \"%s\": name the one that differences are written to".formatted(file));
    } catch (IOException e) {
      throw new DiffException(
          "cannot read \"%s\" (%s): it must be a file of differences; check its name and who may read it"
              .formatted(file, e));
    }
  }

  private static Counts counts(Path file, List<Example> examples) {
    Path path = DifferenceFile.counts(file);
    try {
      return Counts.parse(Files.readString(path));
    } catch (NoSuchFileException _) {
      Counts counted = new Counts();
      examples.forEach(example -> counted.add(example.route(), example.differences()));
      return counted;
    } catch (IOException | RuntimeException e) {
      throw new DiffException(
          "cannot read the counts in \"%s\" (%s); delete it, and only the examples count"
              .formatted(path, e));
    }
  }

  /// Whether any two answers differed.
  public boolean hasDifferences() {
    return counts.differing() > 0 || !examples.isEmpty();
  }

  /// For people: a table, then examples.
  ///
  /// @param most examples of each route and kind
  public String text(int most) {
    return new DiffText(counts, chosen(most)).toString();
  }

  /// For programs: an object with `routes`, `examples_not_kept` and `examples`.
  public String json(int most) {
    ObjectNode root = JSON.createObjectNode();
    counts.put(root);
    ArrayNode array = root.putArray("examples");
    chosen(most).forEach(example -> example.put(array.addObject()));
    return root.toPrettyString() + System.lineSeparator();
  }

  private List<Example> chosen(int most) {
    Map<String, Integer> seen = new TreeMap<>();
    return examples.stream()
        .filter(
            example -> seen.merge(example.route() + ' ' + example.kinds(), 1, Integer::sum) <= most)
        .toList();
  }
}
