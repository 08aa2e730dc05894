package dev.krait.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.krait.peers.Peer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConformancePlanTest {
  private static ConformancePlan plan(List<String> servers, List<String> cases) {
    return ConformancePlan.of(
        new ConformancePlan.Request(servers, cases, Optional.empty(), Optional.empty()));
  }

  private static ConformancePlan at(String command, String url) {
    return ConformancePlan.of(
        new ConformancePlan.Request(
            List.of(),
            List.of(),
            Optional.of(command).filter(text -> !text.isEmpty()),
            Optional.of(url).filter(text -> !text.isEmpty())));
  }

  @Test
  void kraitIsAskedEverythingUnlessOthersAreNamed() {
    assertThat(plan(List.of(), List.of()).asksKrait()).isTrue();
    assertThat(plan(List.of(), List.of()).selectedCases()).isEqualTo(Cases.all());
    assertThat(plan(List.of("gunicorn"), List.of()).asksKrait()).isFalse();
    assertThat(plan(List.of("gunicorn"), List.of()).peers()).containsExactly(Peer.GUNICORN);
    assertThat(at("serve {port}", "").asksKrait()).isFalse();
    assertThat(at("", "http://127.0.0.1:8000/probe").address()).isPresent();
  }

  @Test
  void casesAreSelectedInTheirOwnOrder() {
    assertThat(plan(List.of(), List.of("call", "environ-dict")).selectedCases())
        .isEqualTo(plan(List.of(), List.of("environ-dict", "call")).selectedCases())
        .hasSize(2);
  }

  @Test
  void wrongNamesAreRefusedWithTheNearest() {
    assertThatThrownBy(() -> plan(List.of("gunicron"), List.of()))
        .isInstanceOf(ConformanceException.class)
        .hasMessageContainingAll("unknown server 'gunicron'", "did you mean gunicorn?", "waitress");
    assertThatThrownBy(() -> plan(List.of(), List.of("environ-dct")))
        .hasMessageContainingAll("unknown case", "did you mean environ-dict?", "--list");
  }

  @Test
  void aCommandSaysWhereToListen() {
    assertThatThrownBy(() -> at("gunicorn krait_probe:application", ""))
        .hasMessageContainingAll("--command", "{port}", "krait_probe:application");
  }

  @Test
  void anAddressIsOneOfHttp() {
    for (String wrong : List.of("127.0.0.1:8000", "https://h/", "http://", "http://h/?a", "x y")) {
      assertThatThrownBy(() -> at("", wrong)).as(wrong).hasMessageContaining("--url");
    }
  }
}
