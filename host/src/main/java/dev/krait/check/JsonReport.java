package dev.krait.check;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A report for programs: one JSON object. `host/docs/check.md` shows it.
final class JsonReport {
  private static final JsonMapper JSON = new JsonMapper();

  private JsonReport() {}

  static String of(CheckReport report) {
    ObjectNode root = JSON.createObjectNode();
    ArrayNode requests = root.putArray("requests");
    for (Answer answer : report.answers()) {
      ObjectNode node =
          requests
              .addObject()
              .put("method", answer.request().method())
              .put("target", answer.request().target());
      if (answer.status() > 0) {
        node.put("status", answer.status());
      }
    }
    ArrayNode untried = root.putArray("untried");
    for (Route route : report.untried()) {
      untried.addObject().put("rule", route.rule()).put("reason", route.problem());
    }
    ArrayNode findings = root.putArray("findings");
    report.findings().forEach(finding -> describe(finding, findings.addObject()));
    for (Level level : Level.values()) {
      root.put(level + "s", report.count(level));
    }
    return root.toPrettyString() + System.lineSeparator();
  }

  private static void describe(Finding finding, ObjectNode node) {
    node.put("rule", finding.rule().name())
        .put("level", finding.rule().level().toString())
        .put("message", finding.message())
        .put("file", finding.place().file())
        .put("line", finding.place().line())
        .put("request", finding.request())
        .put("count", finding.count());
  }
}
