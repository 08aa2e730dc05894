package dev.krait.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krait.bridge.ConformanceMXBean;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.TreeMap;
import javax.management.JMX;
import javax.management.MBeanServer;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

class BreachReportTest {
  private static final MBeanServer SERVER = ManagementFactory.getPlatformMBeanServer();

  /// As many as were given.
  public static final class Given implements ConformanceMXBean {
    private final Map<String, Long> counts = new TreeMap<>();

    @Override
    public String getMode() {
      return "compat";
    }

    @Override
    public Map<String, Long> getCounts() {
      return counts;
    }
  }

  private final Given given = new Given();
  private final ObjectName name = name();

  private static ObjectName name() {
    try {
      return new ObjectName("dev.krait:type=Conformance");
    } catch (MalformedObjectNameException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void jmxHasTheCountsWhileTheHostRuns() {
    BreachReport report = new BreachReport(given, "");
    report.publish();
    ConformanceMXBean seen = JMX.newMXBeanProxy(SERVER, name, ConformanceMXBean.class);
    given.counts.put("hop-by-hop-header", 2L);

    assertThat(seen.getMode()).isEqualTo("compat");
    assertThat(seen.getCounts()).isEqualTo(Map.of("hop-by-hop-header", 2L));
    report.close();
    assertThat(SERVER.isRegistered(name)).isFalse();
  }

  @Test
  void aSecondHostOfTheProcessLeavesTheFirstOnesInPlace() {
    BreachReport first = new BreachReport(given, "");
    first.publish();
    BreachReport second = new BreachReport(new Given(), "");
    second.publish();
    second.close();

    assertThat(SERVER.isRegistered(name)).isTrue();
    first.close();
    assertThat(SERVER.isRegistered(name)).isFalse();
  }

  @Test
  void theEndIsOneLineIfThereIsAnythingToSay() {
    assertThat(BreachReport.summary("warn", Map.of())).isEmpty();
    given.counts.put("long-body", 1L);
    given.counts.put("hop-by-hop-header", 12L);
    assertThat(BreachReport.summary("warn", given.counts))
        .contains(
            "the application broke rules of PEP 3333 (--conformance warn): hop-by-hop-header 12,"
                + " long-body 1");
  }
}
