package dev.krait.diff;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Differences for people.
record DiffText(Counts counts, List<Example> examples) {

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    table(text);
    String route = "";
    for (Example example :
        examples.stream().sorted(Comparator.comparing(Example::route)).toList()) {
      if (!example.route().equals(route)) {
        route = example.route();
        text.append('\n').append(route).append('\n');
      }
      text.append("  ").append(example.at()).append("  ").append(example.request()).append('\n');
      example.differences().forEach(each -> text.append("    ").append(each.text()).append('\n'));
    }
    if (counts.lost() > 0) {
      text.append("\n%d more examples were not kept%n".formatted(counts.lost()));
    }
    return text.toString();
  }

  private void table(StringBuilder text) {
    Map<String, Counts.Route> routes = counts.routes();
    Set<String> kinds = new TreeSet<>();
    routes.values().forEach(route -> kinds.addAll(route.kinds().keySet()));
    List<List<String>> rows = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of("route", "compared", "differ"));
    head.addAll(kinds);
    rows.add(head);
    routes.forEach((name, route) -> rows.add(row(name, route, kinds)));
    int[] widths = new int[head.size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        String form = i == 0 ? "%-" + widths[i] + "s" : "  %" + widths[i] + "s";
        line.append(String.format(Locale.ROOT, form, row.get(i)));
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
  }

  private static List<String> row(String name, Counts.Route route, Set<String> kinds) {
    List<String> row =
        new ArrayList<>(
            List.of(name, Long.toString(route.compared()), Long.toString(route.differing())));
    for (String kind : kinds) {
      long number = route.kinds().getOrDefault(kind, 0L);
      row.add(number == 0 ? "" : Long.toString(number));
    }
    return row;
  }
}
