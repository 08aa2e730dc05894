package dev.krait.doors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krait.config.ClientLimits;
import dev.krait.config.ConfigBuilder;
import dev.krait.listener.Limits;
import java.util.List;
import org.junit.jupiter.api.Test;

class LimitsTest {
  @Test
  void aDoorHasTheLimitsOfTheListenerWhereNothingIsSaid() {
    ClientLimits configured =
        new ConfigBuilder().set("app", "here", List.of("shop")).build().listen().clients();
    Limits.Head head = Limits.USUAL.head();
    Limits.Body body = Limits.USUAL.body();

    assertThat(configured.head())
        .isEqualTo(
            new ClientLimits.Head(
                head.line(), head.fields(), head.fieldSize(), head.total(), head.time()));
    assertThat(configured.body())
        .isEqualTo(new ClientLimits.Body(body.size(), body.time(), body.rate()));
    assertThat(configured.write()).isEqualTo(Limits.USUAL.write());
  }
}
