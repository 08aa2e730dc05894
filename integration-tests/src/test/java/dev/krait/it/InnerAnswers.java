package dev.krait.it;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.assertj.core.api.SoftAssertions;

/// What the applications answer without any middleware, and whether stacks leave it whole.
final class InnerAnswers {
  private static final Set<String> TEXTS = Set.of("/text", "/late", "/written");

  private final Map<String, List<Reply>> bare = new HashMap<>();

  /// Fails unless status, header and body come out as they went in, but for what a layer is for.
  void check(Server server, StackClient client) {
    Stack stack = client.stack();
    List<Step> steps = steps(stack);
    List<Reply> expected =
        bare.computeIfAbsent(server.address() + stack.app(), _ -> ask(server, stack.app()));
    SoftAssertions softly = new SoftAssertions();
    for (int i = 0; i < steps.size(); i++) {
      if (!isKnownToFail(stack, steps.get(i))) {
        Reply actual = withoutMark(client.play(steps.get(i)));
        Reply inner = transformed(stack, steps.get(i), expected.get(i));
        Comparison.compare(softly, steps.get(i).toString(), actual, inner);
      }
    }
    softly.assertAll();
  }

  private static List<Reply> ask(Server server, String app) {
    Stack nothing = Stack.of(app);
    try (StackClient client = new StackClient(server, nothing)) {
      return steps(nothing).stream().map(client::play).toList();
    }
  }

  private static List<Step> steps(Stack stack) {
    List<Step> steps =
        new ArrayList<>(
            List.of(
                Step.get("/text"),
                Step.of("HEAD", "/text"),
                Step.get("/teapot"),
                Step.json("POST", "/echo", "{\"Käse\": [1, 2, 3]}"),
                Step.get("/unchanged")));
    if (stack.app().equals("plain")) {
      steps.addAll(List.of(Step.get("/late"), Step.get("/written"), Step.get("/empty")));
    }
    return steps;
  }

  /// repoze.who gathers what is written in a buffer for text, where bytes do not go.
  private static boolean isKnownToFail(Stack stack, Step step) {
    return stack.has(Layer.REPOZE_WHO) && step.target().equals("/written");
  }

  private static Reply transformed(Stack stack, Step step, Reply reply) {
    if (!TEXTS.contains(step.target()) || reply.body().isEmpty()) {
      return reply;
    }
    return new Reply(reply.status(), reply.fields(), stack.text(false), reply.authority());
  }

  private static Reply withoutMark(Reply reply) {
    Map<String, List<String>> fields = new TreeMap<>(reply.fields());
    fields.keySet().removeIf(name -> name.equalsIgnoreCase("X-WebOb"));
    return new Reply(reply.status(), fields, reply.body(), reply.authority());
  }
}
