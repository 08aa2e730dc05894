package dev.krait.conformance;

import java.util.List;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Everything, as JSON.
final class JsonReport {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private JsonReport() {}

  static String of(List<Sheet> sheets) {
    return JSON.writeValueAsString(new Document(sheets.stream().map(JsonReport::server).toList()))
        + "\n";
  }

  private static Server server(Sheet sheet) {
    return new Server(
        sheet.title(),
        sheet.description(),
        sheet.runtime(),
        sheet.passes(),
        sheet.outcomes().stream().map(JsonReport::result).toList());
  }

  private static Result result(Outcome outcome) {
    Case asked = outcome.asked();
    return new Result(
        asked.id(),
        asked.level().word(),
        asked.rule(),
        asked.clause().name(),
        asked.clause().link(),
        outcome.verdict().state().words(),
        outcome.verdict().expected(),
        outcome.verdict().seen(),
        outcome.evidence().stream()
            .map(piece -> piece.kind().sign() + " " + piece.text())
            .toList());
  }

  record Document(List<Server> servers) {}

  record Server(
      String title, String description, String runtime, boolean passes, List<Result> results) {}

  record Result(
      String id,
      String level,
      String rule,
      String clause,
      String link,
      String state,
      String expected,
      String seen,
      List<String> evidence) {}
}
