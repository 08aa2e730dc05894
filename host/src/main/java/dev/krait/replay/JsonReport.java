package dev.krait.replay;

import dev.krait.diff.Difference;
import dev.krait.replay.Pair.Outcome;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// For programs: one JSON object. `host/docs/replay.md` shows it.
record JsonReport(ReplayPlan plan, Tally tally) {
  private static final JsonMapper JSON = new JsonMapper();

  @Override
  public String toString() {
    ObjectNode root = JSON.createObjectNode();
    root.put("a", tally.names().getFirst()).put("b", tally.names().getLast());
    root.put("agrees", tally.isAgreed()).put("agreement", tally.agreement());
    put(root, tally.all());
    quantiles(root.putObject("a_seconds"), tally.ownerTimes());
    quantiles(root.putObject("b_seconds"), tally.otherTimes());
    ArrayNode notes = root.putArray("notes");
    new Figures(plan, tally).notes().forEach(notes::add);
    ObjectNode routes = root.putObject("routes");
    tally.rows().forEach((route, row) -> put(routes.putObject(route), row));
    ArrayNode differing = root.putArray("differing");
    tally.differing().forEach(pair -> put(differing.addObject(), pair));
    return root.toPrettyString() + System.lineSeparator();
  }

  private static void put(ObjectNode node, Tally.Row row) {
    node.put("requests", row.count())
        .put("agree", row.count(Outcome.AGREE))
        .put("differ", row.count(Outcome.DIFFER))
        .put("unanswered", row.count(Outcome.UNANSWERED))
        .put("without_recorded_answer", row.count(Outcome.ALONE));
    quantiles(node.putObject("latency_ratio"), row.ratios());
  }

  private static void quantiles(ObjectNode node, Quantiles quantiles) {
    if (quantiles.isKnown()) {
      node.put("median", quantiles.median()).put("p95", quantiles.p95());
    }
  }

  private static void put(ObjectNode node, Pair pair) {
    node.put("route", pair.route()).put("request", pair.request());
    ArrayNode differences = node.putArray("differences");
    for (Difference difference : pair.differences()) {
      differences
          .addObject()
          .put("kind", difference.kind())
          .put("place", difference.place())
          .put("a", difference.owner())
          .put("b", difference.other());
    }
  }
}
